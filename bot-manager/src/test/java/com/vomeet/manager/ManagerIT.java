package com.vomeet.manager;

import static com.vomeet.contract.MeetingStatus.ACTIVE;
import static com.vomeet.contract.MeetingStatus.AWAITING_ADMISSION;
import static com.vomeet.contract.MeetingStatus.COMPLETED;
import static com.vomeet.contract.MeetingStatus.JOINING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.manager.config.BotSettings;
import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.manager.config.OrchestratorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manager as a whole: its own processes for bots, which only write down what they were told and wait. */
final class ManagerIT {
    @TempDir
    Path folder;

    private ManagerConfig config() {
        var usual = RealParts.config();
        var script = "printf '%s' \"$BOT_CONFIG\" > config.new && mv config.new config.json; exec sleep 600";
        var bots = new BotSettings(
                OrchestratorKind.PROCESS,
                List.of("sh", "-c", script),
                folder,
                usual.bots().whisperLiveUrl(),
                usual.bots().longest());
        return new ManagerConfig(
                usual.database(), usual.redisUrl(), usual.http(), bots, usual.meetings(), usual.keys(), usual.fleet());
    }

    private BotConfig configOf(String workload) throws IOException {
        var file = folder.resolve("workloads").resolve(workload).resolve("config.json");
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(file));
        return Json.read(Files.readString(file), BotConfig.class);
    }

    @Test
    void aWholeMeetingFromPostToStop() throws IOException {
        try (var manager = Manager.start(config());
                var client = new Client(
                        manager.base(), manager.accounts().create("Ann").key())) {
            var posted = client.post("/bots", "{\"platform\":\"google_meet\",\"native_meeting_id\":\"abc-defg-hij\"}")
                    .expect(201);
            var bot = new PlayedBot(configOf(posted.get("bot_container_id").asString()), client);

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
        } finally {
            endSessions();
        }
    }

    private void endSessions() throws IOException {
        try (var leaders = Files.walk(folder)) {
            for (var leader : leaders.filter(file -> file.endsWith("bot")).toList()) {
                var pid = Long.parseLong(Files.readString(leader).split(" ", -1)[0]);
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }
}
