package com.vomeet.manager;

import static com.vomeet.contract.MeetingStatus.ACTIVE;
import static com.vomeet.contract.MeetingStatus.AWAITING_ADMISSION;
import static com.vomeet.contract.MeetingStatus.COMPLETED;
import static com.vomeet.contract.MeetingStatus.JOINING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.control.StatusCallback;
import com.vomeet.manager.bot.WaitingBeats;
import com.vomeet.manager.config.FleetTimings;
import com.vomeet.manager.config.Role;
import com.vomeet.manager.config.ScheduleTimings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What must happen once happens once, whichever of two managers does it; and each shows what the other knows. */
final class TwoReplicasIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** On a busy machine; far from the next look at all rows, and from the end of a heartbeat that waits. */
    private static final Duration AT_ONCE = Duration.ofSeconds(15);

    private static final int MEETINGS = 6;

    @TempDir
    Path folder;

    /** At both at the same moment. */
    private static <T> List<T> both(Supplier<T> atA, Supplier<T> atB) {
        var first = CompletableFuture.supplyAsync(atA);
        var second = CompletableFuture.supplyAsync(atB);
        return List.of(first.join(), second.join());
    }

    private static String code(int number) {
        return "abc-defg-hi" + (char) ('a' + number);
    }

    private static List<String> texts(Client client, String code) {
        var segments =
                client.get("/transcripts/google_meet/" + code).expect(200).get("segments");
        return segments.valueStream()
                .map(segment -> segment.get("text").asString())
                .toList();
    }

    @Test
    void aMeetingsWholeLifeHappensOnce() {
        try (var two = new TwoReplicas(folder)) {
            two.listen();
            for (var i = 0; i < MEETINGS; i++) {
                var body = RunningManager.meet(code(i));
                assertThat(both(() -> two.toA.post("/bots", body), () -> two.toB.post("/bots", body)))
                        .extracting(Client.Answer::status)
                        .containsExactlyInAnyOrder(201, 409);
            }
            await().atMost(PATIENCE).until(() -> two.started().size() >= MEETINGS);
            var bots = two.started();
            for (var bot : bots) {
                lives(two, bot);
            }

            for (var bot : bots) {
                oneOfEach(two, bot);
            }
            // A sweep of both later there is still one of each.
            assertThat(two.started()).hasSize(MEETINGS);
            await().atMost(PATIENCE)
                    .until(() -> two.told.stream()
                                    .filter(call -> call.contains(" transcript.ready "))
                                    .count()
                            >= MEETINGS);
            assertThat(two.told).doesNotHaveDuplicates();
        }
    }

    /** Each report comes to both at once, as from a bot that did not hear the answer. */
    private static void lives(TwoReplicas two, BotConfig bot) {
        var atA = new PlayedBot(bot, two.toA);
        var atB = new PlayedBot(bot, two.toB);
        var speaking = two.speaking(bot, two.toA);
        var number = 0;
        for (var status : List.of(JOINING, AWAITING_ADMISSION, ACTIVE)) {
            report(atA, atB, atA.callback(status, null, ++number));
        }
        speaking.says("Ann", "one").says("Ben", "two").says("Ann", "three").ceases();
        await().atMost(PATIENCE)
                .until(() -> texts(two.toB, bot.nativeMeetingId()).size() >= 3);
        report(atA, atB, atA.callback(COMPLETED, EndReason.LEFT_ALONE, ++number));
    }

    private static void report(PlayedBot atA, PlayedBot atB, StatusCallback callback) {
        both(() -> atA.report(callback), () -> atB.report(callback)).forEach(answer -> answer.expect(200));
    }

    private static void oneOfEach(TwoReplicas two, BotConfig bot) {
        for (var client : List.of(two.toA, two.toB)) {
            assertThat(texts(client, bot.nativeMeetingId())).containsExactly("one", "two", "three");
            var events = client.get("/meetings/" + bot.meetingId() + "/events").expect(200);
            assertThat(statusChanges(events))
                    .containsExactly("requested", "joining", "awaiting_admission", "active", "completed");
        }
    }

    private static List<String> statusChanges(JsonNode answer) {
        var events = answer.isArray() ? answer : answer.get("events");
        return events.valueStream()
                .filter(event -> event.path("kind").asString("").equals("status_change"))
                .map(event -> event.get("to").asString())
                .toList();
    }

    @Test
    void whatIsAskedOfOneIsDoneByTheOtherAtOnce() {
        try (var two = new TwoReplicas(
                folder,
                config -> config.with(Role.API),
                config -> config.with(Role.API, Role.FLEET, Role.TRANSCRIPTS, Role.WEBHOOKS)
                        .with(lookingSeldom()))) {
            // Who does not listen yet misses the hint.
            await().atMost(PATIENCE).until(() -> two.redis.publish("vomeet:meetings", "nobody") == 2);
            two.toA.post("/bots", RunningManager.meet(code(0))).expect(201);
            await().atMost(AT_ONCE).until(() -> two.started().size() == 1);
            var bot = two.started().getFirst();

            var speaking = two.speaking(bot, two.toB).joins();
            try (var heard = new HeardText(two.a.base(), two.key, code(0))) {
                speaking.says("Ann", "told by the other");
                heard.await("told by the other");
            }

            // A bot that waits at one is woken by a wish that comes to the other.
            var waits = CompletableFuture.supplyAsync(() -> speaking.bot().beats(ACTIVE, 0, 1, 25_000));
            WaitingBeats.awaitAsMany(1);
            var asked = Instant.now();
            two.toA.delete("/bots/google_meet/" + code(0)).expect(202);
            assertThat(waits.join().leave()).isTrue();
            assertThat(Duration.between(asked, Instant.now())).isLessThan(AT_ONCE);
        }
    }

    /** Who comes upon something by looking at all rows does so late. */
    private static FleetTimings lookingSeldom() {
        return Timings.sweepingEvery(AT_ONCE.multipliedBy(10), ScheduleTimings.DEFAULT);
    }

    @Test
    void botsOfOneThatDiesAreTheOthers() {
        try (var two = new TwoReplicas(folder)) {
            IntStream.range(0, 2)
                    .forEach(i ->
                            two.toA.post("/bots", RunningManager.meet(code(i))).expect(201));
            await().atMost(PATIENCE).until(() -> two.started().size() == 2);
            two.a.close();
            for (var bot : two.started()) {
                new PlayedBot(bot, two.toB).says(ACTIVE).expect(200);
            }
            two.toB.post("/bots", RunningManager.meet(code(2))).expect(201);
            await().atMost(PATIENCE).until(() -> two.started().size() == 3);
            assertThat(two.toB.get("/bots/status").expect(200).get("running_bots"))
                    .hasSize(3);
        }
    }
}
