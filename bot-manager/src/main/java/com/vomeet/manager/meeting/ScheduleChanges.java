package com.vomeet.manager.meeting;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.meeting.MeetingEvents.Note;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Moves a meeting's times. A bot that is not made yet is made at the new time; one that is made and waits is told by its next heartbeat,
 * or, when the new time is far off, given up for another one, so that it keeps no seat until then. A new end is told to any.
 */
public final class ScheduleChanges {
    private final Jdbi jdbi;
    private final InstantSource clock;
    private final MeetingListener listener;
    private final Duration ahead;

    /** @param ahead how long before its time a bot is made */
    public ScheduleChanges(Jdbi jdbi, InstantSource clock, MeetingListener listener, Duration ahead) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.listener = listener;
        this.ahead = ahead;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Changed(Meeting meeting) implements Outcome {}

        /** The bot is on its way into the meeting, in it, or was: only the end may still be changed. */
        record TooLate(MeetingStatus status) implements Outcome {}

        /** There is no end any more that could be changed. */
        record Over(MeetingStatus status) implements Outcome {}

        record NoSuchMeeting() implements Outcome {}
    }

    /**
     * Sets both times to exactly these.
     *
     * @param start null or past: at once
     */
    public Outcome change(MeetingId id, @Nullable Instant start, @Nullable Instant end) {
        return change(id, _ -> new Wish(start, end, _ -> {}));
    }

    /**
     * Both times exactly as they shall be.
     *
     * @param start null or past: at once
     * @param beside what else is written in the same transaction, when the times can be changed
     */
    public record Wish(@Nullable Instant start, @Nullable Instant end, Consumer<Handle> beside) {}

    /** @param wish is asked for when nobody else can change the times, which it is told: what it takes over of them is not written back */
    public Outcome change(MeetingId id, Function<Meeting.Times, Wish> wish) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var outcome = jdbi.inTransaction(handle -> change(handle, id, wish, now));
        if (outcome instanceof Outcome.Changed(var meeting)) {
            listener.wantedChanged(meeting);
        }
        return outcome;
    }

    private Outcome change(Handle handle, MeetingId id, Function<Meeting.Times, Wish> wishes, Instant now) {
        handle.createQuery("select id from meetings where id = :id for no key update")
                .bind("id", id.value())
                .mapTo(Long.class)
                .findOne();
        var found = Meetings.find(handle, id);
        if (found.filter(meeting -> !meeting.isErased()).isEmpty()) {
            return new Outcome.NoSuchMeeting();
        }
        var meeting = found.get();
        var wish = wishes.apply(meeting.times());
        var start = wish.start();
        var end = wish.end();
        var givenUp = false;
        if (!Objects.equals(start, meeting.times().scheduledStart())) {
            if (!isMovable(meeting, now)) {
                return new Outcome.TooLate(meeting.status());
            }
            givenUp = move(handle, meeting, start == null || start.isBefore(now) ? now : start, now);
        }
        var endChanges = !Objects.equals(end, meeting.times().scheduledEnd());
        if (endChanges && meeting.status().isTerminal()) {
            return new Outcome.Over(meeting.status());
        }
        handle.createUpdate("""
            update meetings set scheduled_start_time = :start, scheduled_end_time = :end, updated_at = :now,
                wanted_version = wanted_version + case when :endChanges then 1 else 0 end
            where id = :id
            """)
                .bind("endChanges", endChanges)
                .bind("start", start)
                .bind("end", end)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("id", id.value())
                .execute();
        var words = "Start " + word(meeting.times().scheduledStart()) + " -> " + word(start) + ", end "
                + word(meeting.times().scheduledEnd()) + " -> " + word(end) + "."
                + (givenUp ? gaveUp(meeting.session().workload()) : "");
        MeetingEvents.write(handle, id, new Note(now, "schedule_changed", Source.USER, words));
        wish.beside().accept(handle);
        return new Outcome.Changed(Meetings.find(handle, id).orElseThrow());
    }

    /** Until the bot knocks; one that was asked to come at once may be about to. */
    private static boolean isMovable(Meeting meeting, Instant now) {
        var joinAt = meeting.times().joinAt();
        return meeting.status() == MeetingStatus.REQUESTED
                && joinAt != null
                && (meeting.times().launched() == null || now.isBefore(joinAt));
    }

    /** @return whether the bot that is made already is given up */
    private boolean move(Handle handle, Meeting meeting, Instant joinAt, Instant now) {
        var launched = meeting.times().launched();
        var remake = launched != null && joinAt.isAfter(launched.plus(ahead.multipliedBy(2)));
        var longest = Duration.between(meeting.times().due(), meeting.times().endBy());
        handle.createUpdate("""
            update meetings set join_at = :join, end_by = :endBy, wanted_version = wanted_version + 1,
                seat = case when :remake then null else seat end,
                seat_limit = case when :remake then 0 else seat_limit end,
                launched_at = case when :remake then null else launched_at end
            where id = :id
            """)
                .bind("join", joinAt)
                .bind("endBy", joinAt.plus(longest))
                .bind("remake", remake)
                .bind("id", meeting.id().value())
                .execute();
        if (remake) {
            Sessions.renew(handle, meeting.id(), now);
        }
        return remake;
    }

    /** What the event of such a change ends with; also how others know what a workload without a meeting was. */
    static String gaveUp(String workload) {
        return " " + workload + " is given up, another is made in time.";
    }

    private static String word(@Nullable Instant moment) {
        return moment == null ? "none" : moment.toString();
    }
}
