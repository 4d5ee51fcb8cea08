package com.vomeet.manager.fleet;

import static com.vomeet.contract.MeetingStatus.ACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.Rows;
import com.vomeet.manager.bot.BotConfigs;
import com.vomeet.manager.bot.CallbackSecrets;
import com.vomeet.manager.bot.MeetingTokens;
import com.vomeet.manager.config.FleetTimings;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Report;
import com.vomeet.manager.orchestrator.IdleOrchestrator;
import com.vomeet.manager.orchestrator.Orchestrator;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** The loop on real rows, with workloads that a test ends as it likes and a clock that it moves. */
abstract class FleetScene {
    final Rows rows = new Rows();
    final IdleOrchestrator workloads = new IdleOrchestrator(rows.clock);
    final FleetCounters counters = new FleetCounters();
    final FleetTimings timings = FleetTimings.DEFAULT;
    final FleetParts parts = parts(workloads);
    final Reconciler reconciler = new Reconciler(parts, counters);
    final Sweep sweep = new Sweep(parts, counters);

    FleetParts parts(Orchestrator orchestrator) {
        var configs = new BotConfigs(
                new MeetingTokens(RealParts.SIGNING),
                new CallbackSecrets(RealParts.SIGNING, rows.clock),
                RealParts.redisUrl(),
                URI.create("http://127.0.0.1:1/bots/internal/callback/exited"));
        return new FleetParts(
                rows.meetings,
                rows.changes,
                orchestrator,
                configs,
                URI.create("ws://127.0.0.1:9090"),
                timings,
                rows.clock,
                new FleetCounters());
    }

    @AfterEach
    void close() {
        rows.close();
    }

    /** One beat: a sweep, and what it names. */
    List<MeetingId> beat() {
        var named = new ArrayList<MeetingId>();
        sweep.run(named::add);
        named.forEach(id -> reconciler.run(id, sweep::listening));
        return named;
    }

    /** A manager that has only begun to listen. */
    Listening sinceNow() {
        return new Listening(rows.clock.instant(), rows.clock.instant());
    }

    /** Lets time pass in beats, as it does. */
    void pass(Duration time) {
        var end = rows.clock.instant().plus(time);
        while (rows.clock.instant().isBefore(end)) {
            rows.clock.advance(timings.sweepEvery());
            beat();
        }
    }

    Meeting running(String code) {
        var meeting = rows.requested(code);
        beat();
        return meeting;
    }

    void says(Meeting meeting, MeetingStatus status, @Nullable EndReason reason) {
        rows.changes.apply(meeting.id(), new Report.BotSays(status, 0, reason, null, null, List.of()));
    }

    void heard(Meeting meeting) {
        rows.sessions.heard(meeting.session().connectionId(), ACTIVE);
    }

    String name(Meeting meeting) {
        return meeting.session().workload();
    }

    void isEnded(Meeting meeting, MeetingStatus status, EndReason reason) {
        var now = rows.now(meeting);
        assertThat(now.status()).isEqualTo(status);
        assertThat(now.endReason()).isEqualTo(reason);
    }
}
