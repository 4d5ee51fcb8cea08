package com.vomeet.manager.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Json;
import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.contract.transcript.StreamEntry;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.RunningManager;
import com.vomeet.manager.WebStage;
import com.vomeet.manager.config.Role;
import com.vomeet.manager.webhook.Receiver;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.StreamEntryID;

/** What alerts are raised by: each figure is seen to change, and to be no other's. */
final class WatchedPartsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FAILED = "vomeet_webhook_calls_total{outcome=\"failed\"}";
    private static final String DELIVERED = "vomeet_webhook_calls_total{outcome=\"delivered\"}";
    private static final String GIVEN_UP = "vomeet_webhook_calls_total{outcome=\"given_up\"}";

    private static void awaitFigures(URI base, Consumer<Scraped> are) {
        await().atMost(PATIENCE).untilAsserted(() -> are.accept(Scraped.at(base)));
    }

    private static void put(WebStage stage, StreamEntryID id, String payload) {
        stage.redis().xadd(StreamEntry.STREAM, id, Map.of(StreamEntry.FIELD, payload));
    }

    @Test
    void aBotThatReachesNoSpeechServerIsCountedUntilItDoes() {
        try (var stage = new WebStage()) {
            var bot = stage.bot("abc-defg-hij").joins().bot();
            hasBeenInItsCallForAMinute(stage);
            bot.hasNoSpeechServer();
            awaitFigures(stage.base(), figures -> {
                assertThat(figures.value("vomeet_bots_without{part=\"speech\"}"))
                        .isEqualTo(1);
                assertThat(figures.value("vomeet_bots_without{part=\"redis\"}")).isZero();
            });
            bot.uses(0.25, 12, 300);
            awaitFigures(
                    stage.base(),
                    figures -> assertThat(figures.value("vomeet_bots_without{part=\"speech\"}"))
                            .isZero());
        }
    }

    /** A bot is not missed at its call's beginning. */
    private static void hasBeenInItsCallForAMinute(WebStage stage) {
        stage.database()
                .jdbi()
                .useHandle(handle ->
                        handle.execute("update meetings set start_time = start_time - interval '60 seconds'"));
    }

    @Test
    void textThatNobodyStoresIsCountedAndTimed() {
        try (var stage = new WebStage(config -> config.with(Role.API))) {
            awaitFigures(stage.base(), figures -> {
                assertThat(figures.value("vomeet_stream_lag")).isZero();
                assertThat(figures.value("vomeet_stream_oldest_seconds")).isZero();
            });
            var before = Instant.now().minusSeconds(100).toEpochMilli();
            for (var number = 0; number < 3; number++) {
                put(stage, new StreamEntryID(before, number), "text");
            }
            awaitFigures(stage.base(), figures -> {
                assertThat(figures.value("vomeet_stream_lag")).isEqualTo(3);
                assertThat(figures.value("vomeet_stream_oldest_seconds")).isBetween(100.0, 200.0);
            });
        }
    }

    @Test
    void whatIsPutAsideAndWhatIsDroppedAreCountedByThemselves() {
        try (var stage = new WebStage()) {
            var bot = stage.bot("abc-defg-hij").joins();
            bot.says("Ann", "Hello").says("Ben", "Hi");
            put(stage, StreamEntryID.NEW_ENTRY, "no entry");
            for (var number = 0; number < 3; number++) {
                put(stage, StreamEntryID.NEW_ENTRY, Json.write(forged(bot.meeting())));
            }
            awaitFigures(stage.base(), figures -> {
                assertThat(figures.value("vomeet_segments_stored_total")).isEqualTo(2);
                assertThat(figures.value("vomeet_poison_total")).isEqualTo(1);
                assertThat(figures.value("vomeet_segments_dropped_total{reason=\"invalid_token\"}"))
                        .isEqualTo(3);
                assertThat(figures.series("vomeet_segments_dropped_total"))
                        .filteredOn(series -> figures.value(series) > 0)
                        .hasSize(1);
                assertThat(figures.value("vomeet_stream_lag")).isZero();
            });
        }
    }

    private static StreamEntry forged(long meeting) {
        return new StreamEntry.SessionEnd(
                Secret.of("forged"), Platform.GOOGLE_MEET, meeting, "nobody", Instant.now(), 1, StreamEntry.BOT);
    }

    @Test
    void whenAllConnectionsAreTakenThoseWhoWaitForOneAreCountedByThemselves() {
        var config = RealParts.config();
        var asking = new AtomicBoolean(true);
        try (var running = new RunningManager(
                        config.with(config.database().withPoolSize(2)).with(Role.API));
                var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            var base = running.manager.base();
            awaitFigures(base, figures -> {
                assertThat(connections(figures, "used")).isLessThan(2);
                assertThat(connections(figures, "awaited")).isZero();
                assertThat(connections(figures, "most")).isEqualTo(2);
            });
            try {
                running.jdbi().useTransaction(handle -> {
                    handle.execute("lock table meetings");
                    for (var asker = 0; asker < 6; asker++) {
                        askers.execute(() -> askWhile(asking, running));
                    }
                    awaitFigures(base, figures -> {
                        assertThat(connections(figures, "used")).isEqualTo(2);
                        assertThat(connections(figures, "awaited")).isGreaterThan(2);
                        assertThat(connections(figures, "most")).isEqualTo(2);
                    });
                });
            } finally {
                asking.set(false);
            }
        }
    }

    private static double connections(Scraped figures, String state) {
        return figures.value("vomeet_database_connections{state=\"" + state + "\"}");
    }

    /** Who has waited enough is told to come again, and does. */
    private static void askWhile(AtomicBoolean asking, RunningManager running) {
        while (asking.get()) {
            assertThat(running.client.get("/bots/status").status()).isIn(200, 503);
        }
    }

    private static void hook(WebStage stage, Receiver receiver) {
        stage.client()
                .post("/webhooks", "{\"url\":\"" + receiver.url() + "\",\"events\":[\"bot.requested\"]}")
                .expect(201);
    }

    @Test
    void aCallThatFailsIsDeliveredLaterOrGivenUp() {
        try (var stage = new WebStage();
                var receiver = new Receiver()) {
            hook(stage, receiver);
            receiver.answers(500);
            stage.bot("abc-defg-hij");
            awaitFigures(stage.base(), figures -> {
                assertThat(figures.value(FAILED)).isPositive();
                assertThat(figures.value(DELIVERED)).isZero();
                assertThat(figures.value("vomeet_outbox_pending{endpoints=\"failing\"}"))
                        .isEqualTo(1);
                assertThat(figures.value("vomeet_outbox_pending{endpoints=\"answering\"}"))
                        .isZero();
            });
            receiver.answers(200);
            awaitFigures(stage.base(), figures -> {
                assertThat(figures.value(DELIVERED)).isEqualTo(1);
                assertThat(figures.value(GIVEN_UP)).isZero();
            });
            var failed = Scraped.at(stage.base()).value(FAILED);
            receiver.answers(500);
            stage.bot("abc-defg-hik");
            awaitFigures(
                    stage.base(), figures -> assertThat(figures.value(FAILED)).isGreaterThan(failed));
            isTheLastTry(stage);
            awaitFigures(
                    stage.base(), figures -> assertThat(figures.value(GIVEN_UP)).isEqualTo(1));
        }
    }

    private static void isTheLastTry(WebStage stage) {
        stage.database()
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "update webhook_deliveries set due_at = now(), give_up_at = now() where status = 'pending'"));
    }

    @Test
    void callsThatNobodyMakesAreLate() {
        try (var stage = new WebStage(config -> config.with(Role.API));
                var receiver = new Receiver()) {
            hook(stage, receiver);
            stage.bot("abc-defg-hij");
            stage.database()
                    .jdbi()
                    .useHandle(handle ->
                            handle.execute("update webhook_deliveries set due_at = due_at - interval '100 seconds'"));
            awaitFigures(stage.base(), figures -> {
                assertThat(figures.value("vomeet_outbox_late_seconds")).isBetween(100.0, 200.0);
                assertThat(figures.value("vomeet_outbox_pending{endpoints=\"answering\"}"))
                        .isEqualTo(1);
                assertThat(figures.value("vomeet_outbox_pending{endpoints=\"failing\"}"))
                        .isZero();
            });
        }
    }
}
