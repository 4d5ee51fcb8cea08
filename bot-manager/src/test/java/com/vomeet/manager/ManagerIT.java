package com.vomeet.manager;

import static com.vomeet.contract.MeetingStatus.ACTIVE;
import static com.vomeet.contract.MeetingStatus.AWAITING_ADMISSION;
import static com.vomeet.contract.MeetingStatus.COMPLETED;
import static com.vomeet.contract.MeetingStatus.JOINING;
import static com.vomeet.manager.RunningManager.meet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.bot.BotConfigReader;
import com.vomeet.manager.bot.WaitingBeats;
import com.vomeet.manager.config.BotSettings;
import com.vomeet.manager.config.FleetTimings;
import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.manager.config.OrchestratorKind;
import com.vomeet.manager.config.ScheduleTimings;
import com.vomeet.manager.config.WaitPatience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The manager as a whole: its own processes for bots, which only write down what they were told and wait. */
final class ManagerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final FleetTimings QUICK = new FleetTimings(
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(200),
            Duration.ofMinutes(10),
            WaitPatience.DEFAULT,
            ScheduleTimings.DEFAULT);
    private static final List<String> WAITS = List.of(
            "sh", "-c", "printf '%s' \"$BOT_CONFIG\" > config.new && mv config.new config.json; exec sleep 600");

    @TempDir
    Path folder;

    private final ManagerConfig usual = RealParts.config();

    private ManagerConfig config(List<String> command) {
        var bots = new BotSettings(
                OrchestratorKind.PROCESS,
                command,
                folder,
                usual.bots().whisperLiveUrl(),
                usual.bots().redisUrl(),
                usual.bots().longest(),
                null);
        return usual.with(bots).with(QUICK);
    }

    private Path file(JsonNode meeting, String name) {
        return folder.resolve("workloads")
                .resolve(meeting.get("bot_container_id").asString())
                .resolve(name);
    }

    private BotConfig toldTo(JsonNode meeting) throws IOException {
        await().atMost(PATIENCE).until(() -> Files.exists(file(meeting, "config.json")));
        var text = Files.readString(file(meeting, "config.json"));
        assertThat(BotConfigReader.read(text)).isInstanceOf(BotConfigReader.Result.Valid.class);
        return Json.read(text, BotConfig.class);
    }

    private ProcessHandle process(JsonNode meeting) throws IOException {
        await().atMost(PATIENCE).until(() -> Files.exists(file(meeting, "bot")));
        return ProcessHandle.of(
                        Long.parseLong(Files.readString(file(meeting, "bot")).split(" ", -1)[0]))
                .orElseThrow();
    }

    private static void awaitStatus(Client client, JsonNode meeting, String status) {
        await().atMost(PATIENCE)
                .until(() -> client.get("/meetings/" + meeting.get("id"))
                        .expect(200)
                        .get("status")
                        .asString()
                        .equals(status));
    }

    @AfterEach
    void endProcesses() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(f -> f.endsWith("bot")).toList()) {
                var pid = Long.parseLong(Files.readString(file).split(" ", -1)[0]);
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
        await().atMost(PATIENCE).until(this::allWroteTheirEnd);
    }

    private boolean allWroteTheirEnd() throws IOException {
        try (var workloads = Files.list(folder.resolve("workloads"))) {
            return workloads.allMatch(workload -> Files.exists(workload.resolve("exit")));
        }
    }

    @Test
    void aWholeMeetingFromPostToStop() throws IOException {
        try (var running = new RunningManager(config(WAITS))) {
            var client = running.client;
            var posted = client.post("/bots", meet("abc-defg-hij")).expect(201);
            var bot = new PlayedBot(toldTo(posted), client);
            var process = process(posted);

            assertThat(bot.says(JOINING).expect(200).toString())
                    .isEqualTo("{\"status\":\"processed\",\"meeting_id\":1,\"meeting_status\":\"joining\"}");
            bot.says(AWAITING_ADMISSION).expect(200);
            bot.says(ACTIVE).expect(200);
            assertThat(client.get("/meetings/1").expect(200).get("start_time").isString())
                    .isTrue();

            var polled = CompletableFuture.supplyAsync(() -> bot.beats(ACTIVE, 0, 0, 20_000));
            client.delete("/bots/google_meet/abc-defg-hij").expect(202);
            assertThat(polled.join().leave()).isTrue();

            bot.says(COMPLETED, EndReason.STOPPED).expect(200);
            var ended = client.get("/meetings/1").expect(200);
            assertThat(ended.get("status").asString()).isEqualTo("completed");
            assertThat(ended.get("data").get("completion_reason").asString()).isEqualTo("stopped");
            assertThat(ended.get("data").get("status_transition"))
                    .extracting(entry -> entry.get("to").asString())
                    .containsExactly("joining", "awaiting_admission", "active", "stopping", "completed");
            process.onExit().join();
        }
    }

    @Test
    void aBotIsToldWhereToReport() throws IOException {
        try (var running = new RunningManager(config(WAITS))) {
            var told = toldTo(running.client.post("/bots", meet("abc-defg-hij")).expect(201));
            assertThat(told.callbackUrl()).hasToString(running.manager.base() + "/bots/internal/callback/exited");
            assertThat(told.redisUrl()).isEqualTo(RealParts.redisUrl());
            assertThat(told.endBy()).isAfter(Instant.now().plus(Duration.ofMinutes(110)));
        }
    }

    @Test
    void aKilledBotIsFinalSoonWithTheRightReason() throws IOException {
        try (var running = new RunningManager(config(WAITS))) {
            var meeting = running.client.post("/bots", meet("abc-defg-hij")).expect(201);
            new PlayedBot(toldTo(meeting), running.client).says(ACTIVE).expect(200);
            process(meeting).destroyForcibly();
            awaitStatus(running.client, meeting, "failed");
            var data = running.client.get("/meetings/1").expect(200).get("data");
            assertThat(data.get("completion_reason").asString()).isEqualTo("workload_lost");
            assertThat(data.get("failure_stage").asString()).isEqualTo("active");
            assertThat(data.get("error_details").asString()).contains("exit code 137");
        }
    }

    /** The bot's log, and the picture that it has taken of its page, would else be there for ten minutes more. */
    @Test
    void aMeetingThatIsDeletedLeavesNoFileOfItsBot() throws IOException {
        try (var running = new RunningManager(config(WAITS))) {
            var meeting = running.client.post("/bots", meet("abc-defg-hij")).expect(201);
            var bot = new PlayedBot(toldTo(meeting), running.client);
            bot.says(ACTIVE).expect(200);
            bot.says(COMPLETED, EndReason.LEFT_ALONE).expect(200);
            process(meeting).destroyForcibly();
            await().atMost(PATIENCE).until(() -> Files.exists(file(meeting, "exit")));
            running.client.delete("/meetings/google_meet/abc-defg-hij").expect(200);
            await().atMost(PATIENCE)
                    .until(() -> Files.notExists(file(meeting, "exit").getParent()));
        }
    }

    @Test
    void aBotThatDoesNotObeyIsEnded() throws IOException {
        try (var running = new RunningManager(config(WAITS))) {
            var meeting = running.client.post("/bots", meet("abc-defg-hij")).expect(201);
            new PlayedBot(toldTo(meeting), running.client).says(ACTIVE).expect(200);
            var process = process(meeting);
            running.client.delete("/bots/google_meet/abc-defg-hij").expect(202);
            awaitStatus(running.client, meeting, "completed");
            assertThat(process.isAlive()).isFalse();
        }
    }

    @Test
    void aBotThatCannotBeRunFailsItsMeetingAndNotTheRequest() {
        try (var running = new RunningManager(config(List.of("/no/such/program")))) {
            var meeting = running.client.post("/bots", meet("abc-defg-hij")).expect(201);
            awaitStatus(running.client, meeting, "failed");
            var data = running.client.get("/meetings/1").expect(200).get("data");
            assertThat(data.get("completion_reason").asString()).isEqualTo("workload_not_started");
            assertThat(data.get("error_details").asString()).contains("/no/such/program");
        }
    }

    @Test
    void botsOutliveTheirManagerAndAreAdoptedByTheNext() throws IOException {
        var config = config(WAITS);
        JsonNode meeting;
        ProcessHandle process;
        BotConfig told;
        try (var first = new RunningManager(config)) {
            meeting = first.client.post("/bots", meet("abc-defg-hij")).expect(201);
            told = toldTo(meeting);
            process = process(meeting);
            new PlayedBot(told, first.client).says(ACTIVE).expect(200);
        }
        assertThat(process.isAlive()).isTrue();
        try (var second = Manager.start(config);
                var client = new Client(second.base(), null)) {
            var bot = new PlayedBot(told, client);
            assertThat(bot.beats(ACTIVE, 0, 0, 0).leave()).isFalse();
            process.destroyForcibly();
            await().atMost(PATIENCE).until(() -> bot.beats(ACTIVE, 0, 0, 0).leave());
        }
    }

    @Test
    void aManagerEndsQuicklyWhileHeartbeatsWait() throws IOException {
        var running = new RunningManager(config(WAITS));
        var meeting = running.client.post("/bots", meet("abc-defg-hij")).expect(201);
        var bot = new PlayedBot(toldTo(meeting), running.client);
        bot.says(ACTIVE).expect(200);
        var polled = CompletableFuture.supplyAsync(() -> bot.beats(ACTIVE, 0, 0, 25_000));
        WaitingBeats.awaitAsMany(1);
        var from = Instant.now();
        running.manager.close();
        assertThat(Duration.between(from, Instant.now())).isLessThan(Duration.ofSeconds(10));
        polled.handle((answer, failure) -> answer).join();
        running.client.close();
    }
}
