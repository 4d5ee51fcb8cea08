package com.vomeet.bot.call;

import com.vomeet.bot.page.MeetingPage.Outcome;
import java.time.Duration;
import java.time.Instant;

/**
 * A wish to the page that may have to be repeated.
 *
 * @param running the page is at it
 * @param done the last try succeeded
 * @param notBefore the next try, if it is still wanted
 * @param problem what the last try met; empty if none
 */
record Try(boolean running, boolean done, Instant notBefore, String problem) {
    static final Try NOT_YET = new Try(false, false, Instant.MIN, "");

    boolean due(Instant now) {
        return !running && !now.isBefore(notBefore);
    }

    Try started() {
        return new Try(true, done, notBefore, problem);
    }

    /** @param again after success: how long until the page should have changed */
    Try ended(Outcome outcome, Instant now, Duration retry, Duration again) {
        return switch (outcome) {
            case Outcome.Done() -> new Try(false, true, now.plus(again), "");
            case Outcome.NotNow(var why) -> new Try(false, false, now.plus(retry), why);
            case Outcome.Gone(var loss) -> new Try(false, false, Instant.MAX, loss.toString());
        };
    }
}
