package com.vomeet.manager.fleet;

import com.vomeet.contract.EndReason;
import com.vomeet.manager.bot.BotConfigs;
import com.vomeet.manager.config.FleetTimings;
import com.vomeet.manager.log.LogContext;
import com.vomeet.manager.meeting.Decision;
import com.vomeet.manager.meeting.LaunchOutcome;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingChanges;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.meeting.Report;
import com.vomeet.manager.orchestrator.Orchestrator;
import com.vomeet.manager.orchestrator.Orchestrator.StartOutcome;
import com.vomeet.manager.orchestrator.Wait;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at one meeting and does the next step; says when to look again. At most one run for a meeting at a time. */
final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Meetings meetings;
    private final MeetingChanges changes;
    private final Orchestrator orchestrator;
    private final BotConfigs configs;
    private final URI whisperLiveUrl;
    private final FleetTimings timings;
    private final FleetPlan plan;
    private final FleetCounters counters;
    private final InstantSource clock;

    Reconciler(FleetParts parts, FleetCounters counters) {
        this.meetings = parts.meetings();
        this.changes = parts.changes();
        this.orchestrator = parts.orchestrator();
        this.configs = parts.configs();
        this.whisperLiveUrl = parts.whisperLiveUrl();
        this.timings = parts.timings();
        this.plan = new FleetPlan(parts.timings());
        this.counters = counters;
        this.clock = parts.clock();
    }

    /**
     * @param listening is asked after the row has been read, which may take as long as the database is away
     * @return when to look again, unless something happens before
     */
    Optional<Instant> run(MeetingId id, Supplier<Listening> listening) {
        try (var _ = LogContext.meeting(id.value())) {
            return meetings.find(id).flatMap(meeting -> run(meeting, listening.get()));
        }
    }

    private Optional<Instant> run(Meeting meeting, Listening listening) {
        var step = next(meeting, listening);
        return switch (step) {
            case Step.Start _ -> start(meeting);
            case Step.Launch _ -> launch(meeting);
            case Step.Stop stop -> stop(meeting, stop);
            case Step.Tell(var report, var repair) ->
                Optional.of(tell(meeting, report, repair).orElseGet(clock::instant));
            case Step.Remake(var otherwise) -> remake(meeting, otherwise);
            case Step.Forget(var last) -> {
                if (last != null) {
                    changes.noteOnce(meeting.id(), "workload_ended", last);
                }
                orchestrator.forget(meeting.session().workload());
                yield Optional.empty();
            }
            case Step.Wait(var event, var details, var until) -> {
                if (changes.noteOnce(meeting.id(), event, details)) {
                    LOG.info("{}: {}", event, details);
                }
                yield Optional.of(until);
            }
            case Step.LookAgain(var at) -> Optional.of(at);
            case Step.Rest _ -> Optional.empty();
        };
    }

    Step next(Meeting meeting, Listening listening) {
        var workload = orchestrator.find(meeting.session().workload()).orElse(null);
        return plan.next(new Sighting(meeting, workload, clock.instant(), listening));
    }

    private Optional<Instant> launch(Meeting meeting) {
        return switch (changes.launch(meeting)) {
            case LaunchOutcome.Launched(var launched) -> start(launched);
            case LaunchOutcome.NotWaiting _ -> Optional.of(clock.instant());
            case LaunchOutcome.NoSeat(var seats) -> waitForSeat(meeting, seats);
        };
    }

    private Optional<Instant> waitForSeat(Meeting meeting, int seats) {
        var details = "All " + seats + " seats of the account are taken.";
        if (clock.instant()
                .isBefore(meeting.times().due().plus(timings.schedule().seatPatience()))) {
            changes.noteOnce(meeting.id(), "waiting_for_seat", details);
            return Optional.of(clock.instant().plus(RETRY));
        }
        return tell(meeting, new Report.NotStarted(EndReason.NO_SEAT, details), Repair.NO_SEAT);
    }

    private WorkloadSpec spec(Meeting meeting) {
        var ahead = meeting.times().joinAt() == null
                ? Duration.ZERO
                : timings.schedule().ahead().multipliedBy(2);
        return new WorkloadSpec(
                meeting.session().workload(),
                meeting.id().value(),
                meeting.account().value(),
                configs.of(meeting),
                whisperLiveUrl,
                ahead,
                launched(meeting));
    }

    private Optional<Instant> start(Meeting meeting) {
        var spec = spec(meeting);
        return switch (orchestrator.start(spec)) {
            case StartOutcome.Started _ -> {
                counters.workloadStarted();
                if (isLate(meeting)) {
                    counters.repaired(Repair.STARTED_LATE);
                }
                LOG.info("{} is started", spec.name());
                yield Optional.of(clock.instant().plus(timings.requestedPatience()));
            }
            case StartOutcome.AlreadyThere _ ->
                tryLater(meeting, new StartOutcome.Unavailable("what is left of another start is in the way"));
            case StartOutcome.Rejected(var reason, var why) ->
                tell(meeting, new Report.NotStarted(reason, why), Repair.NOT_STARTED);
            case StartOutcome.Unavailable away -> tryLater(meeting, away);
        };
    }

    /** What is made as it should be is made at once. */
    private boolean isLate(Meeting meeting) {
        return !clock.instant().isBefore(launched(meeting).plus(timings.sweepEvery()));
    }

    private static Instant launched(Meeting meeting) {
        return Objects.requireNonNullElse(
                meeting.times().launched(), meeting.times().created());
    }

    private Optional<Instant> tryLater(Meeting meeting, StartOutcome.Unavailable away) {
        if (clock.instant().isBefore(launched(meeting).plus(patience(away)))) {
            LOG.warn("{} cannot be started now: {}", meeting.session().workload(), away.why());
            if (isForQuota(away)) {
                changes.noteOnce(meeting.id(), Wait.QUOTA.event(), away.why());
            }
            return Optional.of(clock.instant().plus(RETRY));
        }
        return tell(meeting, new Report.NotStarted(away.reason(), away.why()), Repair.NOT_STARTED);
    }

    /** A quota of Jobs refuses the Job, one of pods its pod: for the one who waits they are the same. */
    private Duration patience(StartOutcome.Unavailable away) {
        return isForQuota(away) ? timings.waits().of(Wait.QUOTA) : timings.requestedPatience();
    }

    private static boolean isForQuota(StartOutcome.Unavailable away) {
        return away.reason() == EndReason.QUOTA_EXCEEDED;
    }

    private Optional<Instant> stop(Meeting meeting, Step.Stop stop) {
        var name = meeting.session().workload();
        switch (orchestrator.stop(name, timings.killGrace())) {
            case Orchestrator.StopOutcome.Stopping _ -> {
                if (changes.noteOnce(meeting.id(), stop.repair().wire(), stop.why())) {
                    counters.repaired(stop.repair());
                    LOG.warn("{} is told to end: {}", name, stop.why());
                }
            }
            case Orchestrator.StopOutcome.NotRunning _ -> LOG.debug("{} has ended", name);
            case Orchestrator.StopOutcome.Unavailable(var why) -> LOG.warn("{} cannot be told to end: {}", name, why);
        }
        return Optional.of(clock.instant().plus(timings.killGrace()));
    }

    private Optional<Instant> remake(Meeting meeting, Step.Tell otherwise) {
        var why = why(otherwise.report());
        if (!changes.remake(meeting, why)) {
            return Optional.of(
                    tell(meeting, otherwise.report(), otherwise.repair()).orElseGet(clock::instant));
        }
        counters.repaired(Repair.LOST_BEFORE_ITS_TIME);
        LOG.warn(
                "{} was lost before its time, another is made: {}",
                meeting.session().workload(),
                why);
        return Optional.of(clock.instant());
    }

    private static String why(Report report) {
        return report instanceof Report.WorkloadEnded(var _, var details)
                ? details
                : "it vanished without a last word.";
    }

    /**
     * What was seen of a meeting is no report about what has become of it since.
     *
     * @return when to look again, if that is so
     */
    private Optional<Instant> tell(Meeting seen, Report report, Repair repair) {
        var applied = changes.apply(seen.id(), report, now -> isUnchanged(seen, now));
        if (applied.isEmpty()) {
            return Optional.of(clock.instant());
        }
        // Of two replicas that see it, the one that was first has repaired it.
        if (applied.get().decision() instanceof Decision.Transition) {
            counters.repaired(repair);
            LOG.warn(
                    "{}: {} by {}",
                    repair.wire(),
                    applied.get().meeting().status().wire(),
                    report);
        }
        return Optional.empty();
    }

    private static boolean isUnchanged(Meeting seen, Meeting now) {
        return now.version() == seen.version()
                && now.wanted().version() == seen.wanted().version();
    }
}
