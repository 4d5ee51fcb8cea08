package com.vomeet.manager.meeting;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Gives scheduled meetings their seats when their bots are to be made. */
final class Launches {
    private static final int ATTEMPTS = 50;

    private final Jdbi jdbi;
    private final Meetings meetings;
    private final InstantSource clock;

    Launches(Jdbi jdbi, Meetings meetings, InstantSource clock) {
        this.jdbi = jdbi;
        this.meetings = meetings;
        this.clock = clock;
    }

    /** @param due whose time was seen to have come; one that has been moved since waits for its new time */
    LaunchOutcome launch(Meeting due) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var meeting = meetings.find(due.id());
            if (meeting.isEmpty() || !isWaiting(meeting.get(), due)) {
                return new LaunchOutcome.NotWaiting();
            }
            var outcome = tryOnce(meeting.get());
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new IllegalStateException(
                "every seat for meeting " + due.id() + " was gone at " + ATTEMPTS + " attempts");
    }

    private static boolean isWaiting(Meeting meeting, Meeting due) {
        return meeting.times().launched() == null
                && Objects.equals(meeting.times().joinAt(), due.times().joinAt());
    }

    /** Empty when the seat went to somebody else. */
    private Optional<LaunchOutcome> tryOnce(Meeting meeting) {
        try {
            var outcome = jdbi.inTransaction(handle -> switch (Seats.choose(handle, meeting.account())) {
                case Seats.Choice.None(var limit) -> new LaunchOutcome.NoSeat(limit);
                case Seats.Choice.Free free -> take(handle, meeting, free);
            });
            return Optional.of(
                    outcome instanceof LaunchOutcome.Launched
                            ? new LaunchOutcome.Launched(
                                    meetings.find(meeting.id()).orElseThrow())
                            : outcome);
        } catch (JdbiException e) {
            if (Seats.isTaken(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private LaunchOutcome take(Handle handle, Meeting meeting, Seats.Choice.Free free) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var taken = handle.createUpdate("""
            update meetings set seat = :seat, seat_limit = :limit, launched_at = :now, updated_at = :now
            where id = :id and seat is null and status = 'requested' and join_at is not distinct from :join
            """)
                .bind("join", meeting.times().joinAt())
                .bind("seat", free.number())
                .bind("limit", free.limit())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("id", meeting.id().value())
                .execute();
        if (taken == 0) {
            return new LaunchOutcome.NotWaiting();
        }
        note(handle, meeting, now);
        return new LaunchOutcome.Launched(meeting);
    }

    private static void note(Handle handle, Meeting meeting, Instant now) {
        MeetingEvents.write(
                handle,
                meeting.id(),
                new MeetingEvents.Note(
                        now,
                        "launched",
                        Source.FLEET,
                        "The bot is made for " + meeting.times().due() + "."));
    }
}
