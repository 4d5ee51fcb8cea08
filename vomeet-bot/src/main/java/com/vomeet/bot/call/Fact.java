package com.vomeet.bot.call;

import com.vomeet.bot.page.MeetingPage.Outcome;
import com.vomeet.bot.page.PageLoss;
import com.vomeet.bot.page.Sighting;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened. Facts are the only input of {@link Call}. */
public sealed interface Fact {
    /** The loop has started. */
    record Begun() implements Fact {}

    /** A moment that {@link Call#deadline} named has come. */
    record TimePassed() implements Fact {}

    /** The loop itself was late for a moment that {@link Call#deadline} named: what was to be seen before it was not. */
    record Overslept(Duration late) implements Fact {}

    record Sighted(Sighting sighting) implements Fact {}

    record PageGone(PageLoss loss) implements Fact {}

    /** No cues for this platform. */
    record NotServed(String why) implements Fact {}

    /** Browser started and navigation taken up, or not. */
    record Opened(Outcome outcome) implements Fact {}

    /** There is no higher kind of browser to be tried. */
    record NotRaised(String why) implements Fact {}

    record JoinTried(Outcome outcome) implements Fact {}

    record ConsentTried(Outcome outcome) implements Fact {}

    record ListenTried(Outcome outcome) implements Fact {}

    record StayTried(Outcome outcome) implements Fact {}

    record LeaveTried(Outcome outcome) implements Fact {}

    /** @param by who asked: {@code command} or {@code heartbeat} */
    record LeaveWanted(String by) implements Fact {}

    record ReconfigureWanted(@Nullable String language, String task) implements Fact {}

    /** @param at when to knock; null: as soon as it can be done */
    record JoinMoved(@Nullable Instant at) implements Fact {}

    /** @param at the scheduled end; null: there is none any more */
    record EndMoved(@Nullable Instant at) implements Fact {}

    /** The process was told to end. */
    record Signalled(String signal) implements Fact {}

    /** Somebody spoke just now; said every few seconds while it lasts. */
    record VoiceHeard() implements Fact {}

    /** The page is to listen, and for some seconds no sound has come from it, not even silence; said every few seconds while it lasts. */
    record Deaf() implements Fact {}

    /**
     * The page shows the call, and the meeting's sound cannot reach it; said every few seconds while it lasts.
     *
     * @param lasting for how long by now
     */
    record MediaLost(String why, Duration lasting) implements Fact {}

    /** An assumption of the program itself did not hold. */
    record Broke(String what) implements Fact {}
}
