package com.vomeet.manager;

import static com.vomeet.contract.MeetingStatus.ACTIVE;
import static com.vomeet.contract.MeetingStatus.COMPLETED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.vomeet.contract.EndReason;
import com.vomeet.contract.transcript.StreamEntry;
import com.vomeet.manager.config.FleetTimings;
import com.vomeet.manager.config.ScheduleTimings;
import com.vomeet.manager.erase.Erasure;
import com.vomeet.manager.fleet.Repair;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.StreamEntryID;

/** What time brings about, or an accident, or two who ask for the same: done once, though two managers look. */
final class OnceOfTwoIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration AHEAD = Duration.ofSeconds(2);
    private static final int MEETINGS = 5;
    private static final int ENTRIES = 50;

    @TempDir
    Path folder;

    private static FleetTimings quick() {
        var usual = ScheduleTimings.DEFAULT;
        return Timings.sweepingEvery(
                Duration.ofMillis(200), new ScheduleTimings(AHEAD, usual.seatPatience(), usual.furthest()));
    }

    private static String code(int number) {
        return "abc-defg-hi" + (char) ('a' + number);
    }

    @Test
    void aScheduledBotIsMadeOnceWhenItsTimeComes() {
        try (var two = new TwoReplicas(folder, config -> config.with(quick()), config -> config.with(quick()))) {
            var start = Instant.now().plus(AHEAD).plusSeconds(3);
            IntStream.range(0, MEETINGS)
                    .forEach(number -> two.toA
                            .post(
                                    "/bots",
                                    "{\"platform\":\"google_meet\",\"native_meeting_id\":\"" + code(number)
                                            + "\",\"scheduled_start_time\":\"" + start + "\"}")
                            .expect(201));
            await().atMost(PATIENCE).until(() -> two.started().size() == MEETINGS);
            assertThat(Instant.now()).isAfter(start.minus(AHEAD).minusMillis(200));
            // Until its very time both go on looking, five times a second.
            await().atMost(PATIENCE).until(() -> Instant.now().isAfter(start));
            assertThat(two.made()).isEqualTo(MEETINGS);
            assertThat(two.started()).hasSize(MEETINGS);
        }
    }

    @Test
    void whatWasKeptLongEnoughIsErasedOnce() {
        var erased = new Erased();
        try (var two = new TwoReplicas(folder, config -> config.with(quick()), config -> config.with(quick()));
                var _ = erased) {
            two.toA.patch("/account", "{\"retention_days\":1}").expect(200);
            sends(two);
            for (var bot : two.started()) {
                var played = new PlayedBot(bot, two.toB);
                played.says(ACTIVE).expect(200);
                played.says(COMPLETED, EndReason.LEFT_ALONE).expect(200);
            }
            two.jdbi().useHandle(handle -> handle.execute("update meetings set end_time = now() - interval '2 days'"));
            two.restart();
            await().atMost(PATIENCE).until(() -> erasedRows(two) == MEETINGS);
            await().atMost(PATIENCE).until(() -> erased.lines.size() >= MEETINGS);
            assertThat(erased.lines).hasSize(MEETINGS).doesNotHaveDuplicates();
        }
    }

    @Test
    void aBotThatIsGoneWithoutAWordHasFailedOnce() {
        try (var two = new TwoReplicas(folder, config -> config.with(quick()), config -> config.with(quick()))) {
            two.listen();
            sends(two);
            two.started()
                    .forEach(bot -> new PlayedBot(bot, two.toB).says(ACTIVE).expect(200));
            two.killBots();
            await().atMost(PATIENCE).until(() -> told(two, "bot.ended") >= MEETINGS);
            assertThat(told(two, "bot.failed")).isEqualTo(MEETINGS);
            assertThat(two.told).doesNotHaveDuplicates();
            assertThat(count(two, "select count(*) from meeting_events where to_status = 'failed'"))
                    .isEqualTo(MEETINGS);
            assertThat(two.repaired(Repair.ENDED_WITHOUT_WORD)).isEqualTo(MEETINGS);
        }
    }

    /** A bot for each meeting, all of them made. */
    private static void sends(TwoReplicas two) {
        IntStream.range(0, MEETINGS)
                .forEach(number ->
                        two.toA.post("/bots", RunningManager.meet(code(number))).expect(201));
        await().atMost(PATIENCE).until(() -> two.started().size() == MEETINGS);
    }

    private static long told(TwoReplicas two, String event) {
        return two.told.stream()
                .filter(call -> call.contains(" " + event + " "))
                .count();
    }

    @Test
    void whatNobodyCanReadIsPutAsideOnce() {
        try (var two = new TwoReplicas(folder)) {
            IntStream.range(0, ENTRIES)
                    .forEach(number -> two.redis.xadd(
                            StreamEntry.STREAM,
                            StreamEntryID.NEW_ENTRY,
                            Map.of(StreamEntry.FIELD, "{\"source\":\"vomeet-bot\",\"number\":" + number + "}")));
            await().atMost(PATIENCE).until(() -> two.redis.xlen(StreamEntry.STREAM) == 0);
            assertThat(two.both(client -> new AdminClient(client, RealParts.ADMIN)
                            .get("/admin/poison")
                            .expect(200)
                            .get("total")
                            .intValue()))
                    .containsExactly(ENTRIES, ENTRIES);
            assertThat(two.a.transcripts().counts().poison()
                            + two.b.transcripts().counts().poison())
                    .isEqualTo(ENTRIES);
        }
    }

    @Test
    void whatBothAreAskedToDeleteAtOnceGoesOnce() {
        var erased = new Erased();
        try (var two = new TwoReplicas(folder);
                var _ = erased) {
            sends(two);
            for (var bot : two.started()) {
                new PlayedBot(bot, two.toB)
                        .says(COMPLETED, EndReason.LEFT_ALONE)
                        .expect(200);
                assertThat(two.both(client -> client.delete("/meetings/google_meet/" + bot.nativeMeetingId())
                                .expect(200)
                                .get("message")
                                .asString()
                                .contains("already")))
                        .containsExactlyInAnyOrder(true, false);
            }
            assertThat(erased.lines).hasSize(MEETINGS).doesNotHaveDuplicates();
            var account = count(two, "select id from accounts");
            assertThat(two.both(client -> new AdminClient(client, RealParts.ADMIN)
                            .delete("/admin/accounts/" + account)
                            .status()))
                    .containsExactlyInAnyOrder(204, 404);
            assertThat(count(two, "select count(*) from admin_audit where action = 'account.delete'"))
                    .isEqualTo(1);
        }
    }

    private static int erasedRows(TwoReplicas two) {
        return count(two, "select count(*) from meetings where erased_at is not null");
    }

    private static int count(TwoReplicas two, String sql) {
        return two.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(Integer.class).one());
    }

    /** What both say of erasures. */
    private static final class Erased extends AppenderBase<ILoggingEvent> implements AutoCloseable {
        private final Logger logger = (Logger) LoggerFactory.getLogger(Erasure.class);
        private final List<String> lines = new CopyOnWriteArrayList<>();

        private Erased() {
            start();
            logger.addAppender(this);
        }

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
        }

        @Override
        public void close() {
            logger.detachAppender(this);
        }
    }
}
