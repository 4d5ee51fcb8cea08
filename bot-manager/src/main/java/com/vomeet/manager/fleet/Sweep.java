package com.vomeet.manager.fleet;

import com.vomeet.manager.config.FleetTimings;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.orchestrator.Orchestrator;
import com.vomeet.manager.orchestrator.Workload;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares all rows with all workloads, in both directions, and names the meetings where something is to be done. One thread runs it;
 * others ask for its times.
 */
final class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private final Meetings meetings;
    private final Orchestrator orchestrator;
    private final FleetTimings timings;
    private final FleetPlan plan;
    private final FleetCounters counters;
    private final InstantSource clock;
    private final OpenWay way;
    private volatile Instant observingSince;
    private volatile Instant lastSweep;
    private volatile Instant lastCompared;
    private volatile boolean compared;
    /** When there is something to do for the workloads of ended meetings: neither changes, unless the workload is another afterwards. */
    private final Map<Workload, Instant> settled = new HashMap<>();
    /** Workloads of no row that were told to end: some take their time, and are told again. */
    private final Set<String> told = new HashSet<>();

    Sweep(FleetParts parts, FleetCounters counters) {
        this.meetings = parts.meetings();
        this.orchestrator = parts.orchestrator();
        this.timings = parts.timings();
        this.plan = new FleetPlan(parts.timings());
        this.counters = counters;
        this.clock = parts.clock();
        this.way = new OpenWay(parts.timings().silentAfter());
        this.observingSince = parts.clock().instant();
        this.lastSweep = observingSince;
        this.lastCompared = observingSince;
    }

    /**
     * Since when bots could be heard without a gap. After a database that was away this is now, until the first comparison has noted
     * it: others may get the database sooner than the sweep does.
     */
    Instant observingSince() {
        var now = clock.instant();
        return isGap(now) ? now : observingSince;
    }

    Listening listening() {
        return new Listening(observingSince(), way.since());
    }

    private boolean isGap(Instant now) {
        return lastSweep.plus(timings.sweepEvery().multipliedBy(3)).isBefore(now);
    }

    /** One comparison. Fails as a whole while the database or the orchestrator is away. */
    void run(Consumer<MeetingId> look) {
        var live = meetings.dueUntil(
                clock.instant().plus(timings.schedule().ahead()).plus(timings.sweepEvery()));
        noteGap();
        way.note(live, clock.instant());
        var workloads = new HashMap<String, Workload>();
        orchestrator.list().forEach(workload -> workloads.put(workload.name(), workload));
        var known = new HashSet<String>();
        for (var meeting : live) {
            known.add(meeting.session().workload());
            if (isDue(
                    meeting, Optional.ofNullable(workloads.get(meeting.session().workload())))) {
                look.accept(meeting.id());
            }
        }
        withoutLiveRow(workloads, known, look);
        lastCompared = clock.instant();
        compared = true;
    }

    /** Whether rows and workloads were ever compared to the end. */
    boolean hasCompared() {
        return compared;
    }

    /** When rows and workloads were last compared to the end. */
    Instant lastCompared() {
        return lastCompared;
    }

    /** After a gap the bots are given the time again to be heard: it was not they who were away. */
    private void noteGap() {
        var now = clock.instant();
        if (isGap(now)) {
            LOG.warn("no comparison since {}: bots are given {} to be heard", lastSweep, timings.silentAfter());
            observingSince = now;
        }
        // Last: whoever sees no gap any more has to see since when.
        lastSweep = now;
    }

    private boolean isDue(Meeting meeting, Optional<Workload> workload) {
        return switch (next(meeting, workload.orElse(null))) {
            case Step.Start _, Step.Launch _, Step.Stop _, Step.Tell _, Step.Remake _, Step.Forget _ -> true;
            case Step.Wait _, Step.LookAgain _, Step.Rest _ -> false;
        };
    }

    private Step next(Meeting meeting, @Nullable Workload workload) {
        return plan.next(new Sighting(meeting, workload, clock.instant(), new Listening(observingSince, way.since())));
    }

    /** When a meeting hour is over these are many: their rows are read together, and again only when something is due. */
    private void withoutLiveRow(Map<String, Workload> workloads, Set<String> known, Consumer<MeetingId> look) {
        var now = clock.instant();
        settled.keySet().retainAll(Set.copyOf(workloads.values()));
        told.retainAll(workloads.keySet());
        var unclear = workloads.values().stream()
                .filter(workload -> !known.contains(workload.name()) && isOld(workload))
                .filter(workload -> !now.isBefore(settled.getOrDefault(workload, now)))
                .toList();
        var rows = meetings.all(unclear.stream()
                .map(workload -> new MeetingId(workload.meetingId()))
                .toList());
        for (var workload : unclear) {
            var meeting = rows.get(new MeetingId(workload.meetingId()));
            if (meeting != null && meeting.session().workload().equals(workload.name())) {
                decide(workload, meeting, look);
            } else {
                removeOrphan(workload, meeting);
            }
        }
    }

    private void decide(Workload workload, Meeting meeting, Consumer<MeetingId> look) {
        if (meeting.status().isTerminal() && next(meeting, workload) instanceof Step.LookAgain(var at)) {
            settled.put(workload, at);
        } else {
            look.accept(meeting.id());
        }
    }

    /** Rows are written first: what has no row for a while has none because it is gone. */
    private boolean isOld(Workload workload) {
        var patience = switch (workload.state()) {
            case Workload.State.Waiting _, Workload.State.Running _, Workload.State.Unreachable _ ->
                workload.createdAt().plus(Duration.ofSeconds(10));
            case Workload.State.Ended ended -> ended.at().plus(timings.keepEnded());
        };
        return !clock.instant().isBefore(patience);
    }

    private void removeOrphan(Workload workload, @Nullable Meeting meeting) {
        if (!workload.isRunning()) {
            orchestrator.forget(workload.name());
            return;
        }
        if (told.add(workload.name())) {
            tell(workload.name(), meeting);
        }
        orchestrator.stop(workload.name(), timings.killGrace());
    }

    /** A workload that the rows have let go of themselves is no fault. */
    private void tell(String workload, @Nullable Meeting meeting) {
        if (meeting != null && meetings.hasGivenUp(meeting.id(), workload)) {
            LOG.info("{} is told to end: its meeting was moved, and gets another in time", workload);
            counters.workloadGivenUp();
        } else {
            LOG.warn("{} belongs to no meeting and is told to end", workload);
            counters.repaired(Repair.WORKLOAD_WITHOUT_ROW);
        }
    }
}
