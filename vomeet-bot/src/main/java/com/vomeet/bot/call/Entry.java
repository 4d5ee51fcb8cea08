package com.vomeet.bot.call;

import com.vomeet.contract.MeetingStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The way in so far.
 *
 * @param reported joining or awaiting_admission, whichever was reported last; requested while the bot is too early
 * @param knocked the join button may have been pressed, so there is something to withdraw
 * @param lobbySince when the lobby was first seen
 * @param joinAt before this moment the bot does not knock; null: it may
 */
record Entry(
        MeetingStatus reported,
        Try join,
        Try consent,
        boolean knocked,
        @Nullable Instant lobbySince,
        Raise raise,
        @Nullable Instant joinAt) {
    static final Entry BEGIN =
            new Entry(MeetingStatus.JOINING, Try.NOT_YET, Try.NOT_YET, false, null, Raise.NOT_YET, null);

    /** At the page before the time to knock. */
    static Entry tooEarly(Instant joinAt) {
        return new Entry(MeetingStatus.REQUESTED, Try.NOT_YET, Try.NOT_YET, false, null, Raise.NOT_YET, joinAt);
    }

    Entry moved(Instant to) {
        return new Entry(reported, join, consent, knocked, lobbySince, raise, to);
    }

    /** The time to knock has come. */
    Entry released() {
        return new Entry(MeetingStatus.JOINING, join, consent, knocked, lobbySince, raise, null);
    }

    boolean isTooEarly(Instant now) {
        return joinAt != null && now.isBefore(joinAt);
    }

    Entry inLobby(Instant now) {
        var since = lobbySince == null ? now : lobbySince;
        return new Entry(MeetingStatus.AWAITING_ADMISSION, join, consent, true, since, raise, null);
    }

    /** With another browser everything begins anew. */
    Entry withRaise(Raise value) {
        return new Entry(reported, Try.NOT_YET, Try.NOT_YET, false, null, value, joinAt);
    }

    Entry withJoin(Try value) {
        return new Entry(reported, value, consent, true, lobbySince, raise, joinAt);
    }

    Entry withConsent(Try value) {
        return new Entry(reported, join, value, knocked, lobbySince, raise, joinAt);
    }
}
