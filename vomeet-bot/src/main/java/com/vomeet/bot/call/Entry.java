package com.vomeet.bot.call;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.Evidence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way in so far.
 *
 * @param reported joining or awaiting_admission, whichever was reported last; requested while the bot is too early
 * @param knockedAt when the join button was last pressed, or may have been, so that there is something to withdraw; null: it was not
 * @param lobbySince when the lobby was first seen
 * @param joinAt before this moment the bot does not knock; null: it may
 */
record Entry(
        MeetingStatus reported,
        Try join,
        Try consent,
        @Nullable Instant knockedAt,
        @Nullable Instant lobbySince,
        Raise raise,
        Retry retry,
        @Nullable Instant joinAt) {
    static final Entry BEGIN =
            new Entry(MeetingStatus.JOINING, Try.NOT_YET, Try.NOT_YET, null, null, Raise.NOT_YET, Retry.NOT_YET, null);

    /** At the page before the time to knock. */
    static Entry tooEarly(Instant joinAt) {
        return new Entry(
                MeetingStatus.REQUESTED, Try.NOT_YET, Try.NOT_YET, null, null, Raise.NOT_YET, Retry.NOT_YET, joinAt);
    }

    Entry moved(Instant to) {
        return new Entry(reported, join, consent, knockedAt, lobbySince, raise, retry, to);
    }

    /** The time to knock has come. */
    Entry released() {
        return new Entry(MeetingStatus.JOINING, join, consent, knockedAt, lobbySince, raise, retry, null);
    }

    boolean isTooEarly(Instant now) {
        return joinAt != null && now.isBefore(joinAt);
    }

    Entry inLobby(Instant now) {
        var since = lobbySince == null ? now : lobbySince;
        var knocked = knockedAt == null ? now : knockedAt;
        return new Entry(MeetingStatus.AWAITING_ADMISSION, join, consent, knocked, since, raise, retry, null);
    }

    /** With another browser everything begins anew. */
    Entry withRaise(Raise value) {
        return new Entry(reported, Try.NOT_YET, Try.NOT_YET, null, null, value, retry, joinAt);
    }

    /** With another load of the page too, but for how long has been waited already. */
    Entry anew(Retry value, @Nullable Instant knocked, @Nullable Instant waitedSince) {
        var kind = raise.running() ? raise.done() : raise;
        return new Entry(reported, Try.NOT_YET, Try.NOT_YET, knocked, waitedSince, kind, value, joinAt);
    }

    boolean knocked() {
        return knockedAt != null;
    }

    /** What is seen, and what had to be done before it was. */
    List<Evidence> with(List<Evidence> seen) {
        return raise.with(retry.with(seen));
    }

    Entry joining(Instant now) {
        return new Entry(reported, join.started(), consent, now, lobbySince, raise, retry, joinAt);
    }

    Entry withJoin(Try value) {
        return new Entry(reported, value, consent, knockedAt, lobbySince, raise, retry, joinAt);
    }

    Entry withConsent(Try value) {
        return new Entry(reported, join, value, knockedAt, lobbySince, raise, retry, joinAt);
    }
}
