package com.vomeet.bot.call;

import com.vomeet.contract.MeetingStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The way in so far.
 *
 * @param reported joining or awaiting_admission, whichever was reported last
 * @param knocked the join button may have been pressed, so there is something to withdraw
 * @param lobbySince when the lobby was first seen
 */
record Entry(
        MeetingStatus reported,
        Try join,
        Try consent,
        boolean knocked,
        @Nullable Instant lobbySince,
        Raise raise) {
    static final Entry BEGIN = new Entry(MeetingStatus.JOINING, Try.NOT_YET, Try.NOT_YET, false, null, Raise.NOT_YET);

    Entry inLobby(Instant now) {
        var since = lobbySince == null ? now : lobbySince;
        return new Entry(MeetingStatus.AWAITING_ADMISSION, join, consent, true, since, raise);
    }

    /** With another browser everything begins anew. */
    Entry withRaise(Raise value) {
        return new Entry(reported, Try.NOT_YET, Try.NOT_YET, false, null, value);
    }

    Entry withJoin(Try value) {
        return new Entry(reported, value, consent, true, lobbySince, raise);
    }

    Entry withConsent(Try value) {
        return new Entry(reported, join, value, knocked, lobbySince, raise);
    }
}
