package com.vomeet.manager.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.metric.Metrics;
import com.vomeet.manager.metric.Scraped;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a Prometheus is told of the loop. */
@Timeout(60)
final class FleetFiguresIT extends FleetScene {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** As many as there are workers, and as many keys as the queue takes. */
    private static final int WORKERS = 16;

    private static final int PLACES = 100_000;

    private final Metrics metrics = Metrics.open();

    @AfterEach
    void closeMetrics() {
        metrics.close();
    }

    private double told(String figure) {
        return Scraped.of(metrics.text()).value(figure);
    }

    @Test
    void whileTheOrchestratorIsAwayTheLastComparisonGrowsOld() {
        var orchestrator = new AwayOrchestrator();
        try (var fleet = Fleet.start(parts(orchestrator))) {
            metrics.watch(fleet);
            await().atMost(PATIENCE).until(orchestrator::isAsked);
            rows.clock.advance(Duration.ofSeconds(90));
            assertThat(told("vomeet_fleet_compared_seconds")).isEqualTo(90);
            await().atMost(PATIENCE).until(() -> told("vomeet_fleet_failures_total") > 0);
            orchestrator.isBack();
            await().atMost(PATIENCE).until(() -> told("vomeet_fleet_compared_seconds") == 0);
        }
    }

    @Test
    void meetingsThatWaitAndThoseThatFindNoPlaceAreCounted() {
        var hangs = new HangingOrchestrator();
        try (var fleet = Fleet.start(parts(hangs))) {
            metrics.watch(fleet);
            for (var worker = 0; worker < WORKERS; worker++) {
                fleet.look(rows.requested("abc-defg-ha" + (char) ('a' + worker)).id());
            }
            await().atMost(PATIENCE).until(() -> told("vomeet_fleet_queue") == 0);
            assertThat(told("vomeet_fleet_queue_refusals_total")).isZero();
            LongStream.range(0, PLACES + 7)
                    .mapToObj(number -> new MeetingId(1_000_000 + number))
                    .forEach(fleet::look);
            assertThat(told("vomeet_fleet_queue")).isEqualTo(PLACES);
            assertThat(told("vomeet_fleet_queue_refusals_total")).isEqualTo(7);
            assertThat(told("vomeet_fleet_compared_seconds")).isZero();
        }
    }
}
