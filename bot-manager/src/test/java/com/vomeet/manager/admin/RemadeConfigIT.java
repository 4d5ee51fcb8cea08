package com.vomeet.manager.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.manager.Rows;
import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.manager.meeting.Meeting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the command line shows of a bot whose Secret the manager may not read. */
final class RemadeConfigIT {
    private final Rows rows = new Rows();
    private final Meeting meeting = rows.requested("abc-defg-hij");

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        rows.close();
    }

    private RemadeConfig remade(String supplied) throws IOException {
        var template = Files.writeString(folder.resolve("job.yaml"), """
                apiVersion: batch/v1
                kind: Job
                metadata: {annotations: {vomeet.io/supplied-by-secrets: "%s"}}
                spec: {template: {spec: {containers: [{name: vomeet-bot}]}}}
                """.formatted(supplied));
        var read = ManagerConfig.read(Map.of(
                "ORCHESTRATOR", "k8s",
                "K8S_JOB_TEMPLATE", template.toString(),
                "K8S_BOT_MANAGER_CALLBACK_URL", "http://bot-manager:8080/bots/internal/callback/exited",
                "DATABASE_URL", "jdbc:postgresql://unused:5432/vomeet",
                "REDIS_URL", "redis://redis:6379/0",
                "WHISPER_LIVE_URL", "ws://whisperlive:8000/ws",
                "SIGNING_KEY", "0123456789abcdef0123456789abcdef"));
        return new RemadeConfig(((ManagerConfig.Result.Valid) read).config(), rows.database.jdbi());
    }

    private JsonNode told(String supplied) throws IOException {
        var text = remade(supplied).of(meeting.session().workload()).orElseThrow();
        return Json.MAPPER.readTree(text);
    }

    @Test
    void itIsWhatTheBotWasTold() throws IOException {
        var told = told("");
        assertThat(told.get("meeting_id").longValue()).isEqualTo(meeting.id().value());
        assertThat(told.get("redisUrl").asString()).isEqualTo("redis://redis:6379/0");
        assertThat(told.get("whisperLiveUrl").asString()).isEqualTo("ws://whisperlive:8000/ws");
    }

    @Test
    void whatSecretsSupplyTheBotWasNotTold() throws IOException {
        var told = told("REDIS_URL,WHISPER_LIVE_URL");
        assertThat(told.has("redisUrl")).isFalse();
        assertThat(told.has("whisperLiveUrl")).isFalse();
        assertThat(told.has("token")).isTrue();
    }

    @Test
    void aJobOfNoMeetingWasToldNothing() throws IOException {
        var remade = remade("");
        assertThat(remade.of("vomeet-bot-" + meeting.id().value() + "-00000000"))
                .isEmpty();
        assertThat(remade.of("vomeet-bot-" + (meeting.id().value() + 1) + "-00000000"))
                .isEmpty();
        assertThat(remade.of("somebody-else")).isEmpty();
    }
}
