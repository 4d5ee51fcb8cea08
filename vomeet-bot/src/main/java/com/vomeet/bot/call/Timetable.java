package com.vomeet.bot.call;

import com.vomeet.contract.MeetingStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bot that has a moment to knock at: until shortly before it only waits, then it opens the page and stands at the door, and knocks when
 * the moment comes. The moment may be moved until then.
 */
final class Timetable {
    private final Duration readyBefore;

    Timetable(Duration readyBefore) {
        this.readyBefore = readyBefore;
    }

    /** When something is to be done, if nothing else happens before. */
    Optional<Instant> next(State.Live state) {
        return switch (state) {
            case State.Waiting(var joinAt) -> Optional.of(joinAt.minus(readyBefore));
            case State.Arriving(var _, var entry) -> Optional.ofNullable(entry.joinAt());
            case State.Idle _, State.Opening _, State.InCall _ -> Optional.empty();
        };
    }

    Step begin(@Nullable Instant joinAt, Instant now) {
        return joinAt == null || !now.isBefore(joinAt.minus(readyBefore))
                ? open(joinAt, now)
                : Step.to(new State.Waiting(joinAt));
    }

    /** What the moment wants of the state. */
    Step due(State.Live state, Instant now) {
        return switch (state) {
            case State.Waiting(var joinAt) -> begin(joinAt, now);
            case State.Arriving(var look, var entry) ->
                entry.joinAt() == null || entry.isTooEarly(now)
                        ? Step.to(state)
                        : Step.to(new State.Arriving(look.from(now), entry.released()), joining());
            case State.Idle _, State.Opening _, State.InCall _ -> Step.to(state);
        };
    }

    /** The page is there. */
    static Step arrived(State.Opening opening, Instant now) {
        var joinAt = opening.joinAt();
        return joinAt == null || !now.isBefore(joinAt)
                ? Step.to(new State.Arriving(Look.nothingYet(now), Entry.BEGIN), joining())
                : Step.to(new State.Arriving(Look.nothingYet(now), Entry.tooEarly(joinAt)));
    }

    /** A bot that has knocked cannot take it back. */
    Step moved(State.Live state, @Nullable Instant at, Instant now) {
        return switch (state) {
            case State.Idle _ -> Step.to(new State.Idle(at));
            case State.Waiting _ -> begin(at, now);
            case State.Opening(var since, var early, var _) -> Step.to(new State.Opening(since, early, at));
            case State.Arriving(var look, var entry) ->
                entry.joinAt() == null
                        ? Step.to(state)
                        : due(new State.Arriving(look, entry.moved(at == null ? now : at)), now);
            case State.InCall _ -> Step.to(state);
        };
    }

    private static Step open(@Nullable Instant joinAt, Instant now) {
        return Step.to(new State.Opening(now, null, joinAt), new Action.OpenPage());
    }

    private static Action joining() {
        return new Action.Report(MeetingStatus.JOINING, List.of());
    }
}
