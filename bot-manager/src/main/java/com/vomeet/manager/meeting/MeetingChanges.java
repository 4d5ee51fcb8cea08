package com.vomeet.manager.meeting;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.meeting.Decision.Transition;
import com.vomeet.trace.Span;
import com.vomeet.trace.Tracing;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Carries decisions out. A change of status, its event, what is told of it and what it wants of the bot are one transaction, guarded
 * by the row's versions: of two writers one reads again and decides anew. A move of its time is a change of what is wanted, and may put
 * another bot in the place of the one that a report is about; so that version counts too.
 */
public final class MeetingChanges {
    private static final Logger LOG = LoggerFactory.getLogger(MeetingChanges.class);
    private static final int ATTEMPTS = 50;

    private final Jdbi jdbi;
    private final Meetings meetings;
    private final InstantSource clock;
    private final MeetingListener listener;
    private final ChangeOutbox outbox;
    private final Tracing tracing;
    private final Launches launches;
    private final Remakes remakes;
    private final Reconfigurations reconfigurations;

    /** Without traces. */
    public MeetingChanges(
            Jdbi jdbi, Meetings meetings, InstantSource clock, MeetingListener listener, ChangeOutbox outbox) {
        this(jdbi, meetings, clock, listener, outbox, Tracing.off());
    }

    public MeetingChanges(
            Jdbi jdbi,
            Meetings meetings,
            InstantSource clock,
            MeetingListener listener,
            ChangeOutbox outbox,
            Tracing tracing) {
        this.jdbi = jdbi;
        this.meetings = meetings;
        this.clock = clock;
        this.listener = listener;
        this.outbox = outbox;
        this.tracing = tracing;
        this.launches = new Launches(jdbi, meetings, clock);
        this.remakes = new Remakes(jdbi, clock);
        this.reconfigurations = new Reconfigurations(jdbi, clock);
    }

    /**
     * What became of a report.
     *
     * @param meeting as it is afterwards
     */
    public record Applied(Meeting meeting, Decision decision) {}

    /** Decides about the report and carries the decision out; empty when there is no such meeting. */
    public Optional<Applied> apply(MeetingId id, Report report) {
        return apply(id, report, _ -> true);
    }

    /**
     * The same for a report that holds for the meeting only while something is true of it: another bot may have taken the place of the
     * one it is about, or its time may have been moved.
     *
     * @return empty also when that is not true any more
     */
    public Optional<Applied> apply(MeetingId id, Report report, Predicate<Meeting> holds) {
        return apply(id, report, holds, _ -> {});
    }

    /** @param beside what is written together with the change, if there is one */
    public Optional<Applied> applyWith(MeetingId id, Report report, Consumer<Handle> beside) {
        return apply(id, report, _ -> true, beside);
    }

    private Optional<Applied> apply(MeetingId id, Report report, Predicate<Meeting> holds, Consumer<Handle> beside) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var found = meetings.find(id).filter(holds);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            var before = found.get();
            switch (MeetingMachine.decide(MeetingState.of(before, now()), report)) {
                case Decision.Ignored ignored -> {
                    return Optional.of(new Applied(before, ignored));
                }
                case Transition transition -> {
                    var after = traced(before, transition, report, beside);
                    if (after.isPresent()) {
                        announce(after.get(), transition);
                        return Optional.of(new Applied(after.get(), transition));
                    }
                }
            }
        }
        throw new IllegalStateException("meeting " + id + " changed under " + ATTEMPTS + " attempts to change it");
    }

    private void announce(Meeting after, Transition transition) {
        LOG.info(
                "meeting {}: {} -> {} by {}, reason {}",
                after.id(),
                transition.from().wire(),
                transition.to().wire(),
                transition.source().wire(),
                word(transition.reason()));
        listener.statusChanged(after);
        if (wantsLeave(transition)) {
            listener.wantedChanged(after);
        }
    }

    /** Takes a seat for a scheduled meeting's bot, whose time has come to be made, unless the time has been moved since it was read. */
    public LaunchOutcome launch(Meeting due) {
        return launches.launch(due);
    }

    /**
     * Has another bot made for a scheduled meeting whose bot was lost before its time.
     *
     * @param lost as it was when its bot was seen to be lost
     * @return false when that was done often enough, or the meeting is another by now
     */
    public boolean remake(Meeting lost, String why) {
        return remakes.remake(lost, why);
    }

    /** Sets language or task or both of a call that goes on; the bot hears of it by its next heartbeat at the latest. */
    public Reconfiguration.Outcome reconfigure(MeetingId id, Reconfiguration wish) {
        var outcome = reconfigurations.write(id, wish);
        if (outcome instanceof Reconfiguration.Outcome.Wanted(var meeting)) {
            listener.wantedChanged(meeting);
        }
        return outcome;
    }

    /**
     * Writes down, once for a meeting, what was done about it besides its status. The lock waits for an erasure that goes on, after which
     * nothing is written any more.
     *
     * @return false when that was written down before
     */
    public boolean noteOnce(MeetingId id, String kind, String detail) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
            insert into meeting_events (meeting_id, at, kind, source, detail, evidence)
            select id, :now, :kind, 'fleet', :detail, cast(:evidence as jsonb) from meetings
            where id = :id and erased_at is null
                and not exists (select 1 from meeting_events where meeting_id = :id and kind = :kind)
            for no key update
            """)
                        .bind("id", id.value())
                        .bind("now", now().atOffset(ZoneOffset.UTC))
                        .bind("kind", kind)
                        .bind("detail", detail)
                        .bind("evidence", MeetingEvents.evidence(Source.FLEET, kind, detail))
                        .execute()
                == 1);
    }

    /** A bot that the fleet has given up may be alive after all: it is told to leave. */
    private static boolean wantsLeave(Transition transition) {
        return switch (transition.source()) {
            case USER -> transition.to() == MeetingStatus.STOPPING;
            case FLEET -> transition.to().isTerminal();
            case BOT_CALLBACK -> false;
        };
    }

    /** What is told of the change belongs to the same trace: of whatever asked for it, or of the bot's own request. */
    private Optional<Meeting> traced(Meeting before, Transition transition, Report report, Consumer<Handle> beside) {
        var asked = Tracing.current().traceparent();
        var parent = asked == null ? before.session().traceparent() : asked;
        if (parent == null) {
            return write(before, transition, report, beside);
        }
        try (var span = tracing.begin(
                        Span.Kind.INSIDE, "change to " + transition.to().wire(), parent);
                var _ = span.enter()) {
            span.with("vomeet.meeting.id", before.id().value())
                    .with("vomeet.source", transition.source().wire());
            var reason = transition.reason();
            if (reason != null) {
                span.with("vomeet.end_reason", reason.wire());
            }
            var after = write(before, transition, report, beside);
            return after.isPresent() ? after : overtaken(span);
        }
    }

    private static Optional<Meeting> overtaken(Span span) {
        span.with("vomeet.outcome", "overtaken");
        return Optional.empty();
    }

    /** @return the meeting as it is after the change; empty when another writer was first */
    private Optional<Meeting> write(Meeting before, Transition transition, Report report, Consumer<Handle> beside) {
        var now = now();
        return jdbi.inTransaction(handle -> {
            if (!updateRow(handle, before, transition, now)) {
                return Optional.empty();
            }
            if (report instanceof Report.BotSays says) {
                updateSession(handle, before, says, now);
            }
            insertEvent(handle, before.id(), transition, evidence(report, transition), now);
            var after = Meetings.find(handle, before.id()).orElseThrow();
            outbox.statusChanged(handle, new StatusChange(transition.from(), after, transition.source()));
            beside.accept(handle);
            return Optional.of(after);
        });
    }

    private static boolean updateRow(Handle handle, Meeting before, Transition t, Instant now) {
        var ends = t.to().isTerminal();
        return handle.createUpdate("""
                update meetings set
                    status = :to, stage = :stage, version = version + 1, updated_at = :now,
                    start_time = case when :to = 'active' then :now else start_time end,
                    end_time = case when :ends then :now else end_time end,
                    completion_reason = :reason, failure_stage = :failureStage,
                    error_details = case when :to = 'failed' then :details else error_details end,
                    transitions = transitions || cast(:entry as jsonb),
                    wanted_leave = wanted_leave or :leave,
                    wanted_version = wanted_version + case when :leave then 1 else 0 end,
                    stop_requested_at = case when :to = 'stopping' and :source = 'user' then :now else stop_requested_at end
                where id = :id and version = :version and wanted_version = :wanted
                """)
                        .bind("to", t.to().wire())
                        .bind("stage", stage(before, t).wire())
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .bind("ends", ends)
                        .bind("reason", word(t.reason()))
                        .bind("failureStage", word(t.failureStage()))
                        .bind("details", t.details())
                        .bind("entry", entry(t, now))
                        .bind("leave", wantsLeave(t))
                        .bind("source", t.source().wire())
                        .bind("id", before.id().value())
                        .bind("version", before.version())
                        .bind("wanted", before.wanted().version())
                        .execute()
                == 1;
    }

    private static MeetingStatus stage(Meeting before, Transition t) {
        return t.to().isTerminal() || t.to() == MeetingStatus.STOPPING ? before.stage() : t.to();
    }

    private static void updateSession(Handle handle, Meeting before, Report.BotSays says, Instant now) {
        handle.createUpdate("""
                update meeting_sessions set last_sequence = greatest(last_sequence, :sequence), last_seen_at = :now,
                    bot_status = :status
                where connection_id = :connection
                """)
                .bind("sequence", says.sequence())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("status", says.status().wire())
                .bind("connection", before.session().connectionId())
                .execute();
    }

    private static void insertEvent(Handle handle, MeetingId id, Transition t, String evidence, Instant now) {
        handle.createUpdate("""
                insert into meeting_events (meeting_id, at, kind, from_status, to_status, source, reason, detail, evidence)
                values (:id, :now, 'status_change', :from, :to, :source, :reason, :detail, cast(:evidence as jsonb))
                """)
                .bind("id", id.value())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("from", t.from().wire())
                .bind("to", t.to().wire())
                .bind("source", t.source().wire())
                .bind("reason", word(t.reason()))
                .bind("detail", t.details())
                .bind("evidence", evidence)
                .execute();
    }

    /** What the bot saw on its page, or what the manager itself went by. */
    private static String evidence(Report report, Transition t) {
        return switch (report) {
            case Report.BotSays says -> Json.write(says.evidence());
            case Report.StopRequested(var by) -> MeetingEvents.evidence(t.source(), "stop_requested", by.words());
            case Report.NotStarted _,
                    Report.WorkloadEnded _,
                    Report.WorkloadGone _,
                    Report.Silent _,
                    Report.Stuck _,
                    Report.Overdue _ ->
                MeetingEvents.evidence(t.source(), report.word(), t.details() == null ? "It has ended." : t.details());
        };
    }

    /** An entry of {@code data.status_transition}, with the members that clients know. */
    private static String entry(Transition t, Instant now) {
        var entry = JsonNodeFactory.instance
                .objectNode()
                .put("from", t.from().wire())
                .put("to", t.to().wire())
                .put("timestamp", NaiveTime.format(now))
                .put("source", t.source().wire());
        if (t.reason() != null) {
            entry.put("completion_reason", t.reason().wire());
        }
        if (t.failureStage() != null) {
            entry.put("failure_stage", t.failureStage().wire());
        }
        if (t.details() != null) {
            entry.put(t.to() == MeetingStatus.FAILED ? "error_details" : "reason", t.details());
        }
        return Json.write(JsonNodeFactory.instance.arrayNode().add(entry));
    }

    private static @Nullable String word(@Nullable EndReason reason) {
        return reason == null ? null : reason.wire();
    }

    private static @Nullable String word(@Nullable MeetingStatus status) {
        return status == null ? null : status.wire();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
