package com.vomeet.contract.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Golden;
import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

final class BotConfigReaderTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\n"})
    void aMissingConfigurationIsSaidToBeMissing(@Nullable String text) {
        assertThat(problems(text))
                .containsExactly(
                        "BOT_CONFIG: is missing: the environment variable must hold the bot's configuration as JSON");
    }

    @Test
    void whatIsNotJsonIsSaidToBeSoWithItsPlaceAndWithoutItsText() {
        assertThat(problems("{\"token\": \"JWT_TOKEN\n"))
                .singleElement()
                .asString()
                .startsWith("BOT_CONFIG: is not JSON (line ")
                .doesNotContain("JWT_TOKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"text\"", "null"})
    void whatIsNotAnObjectIsRefused(String text) {
        assertThat(problems(text)).containsExactly("BOT_CONFIG: must be a JSON object");
    }

    @Test
    void whatIsGivenInsteadWinsAndIsCheckedLikeTheRest() {
        var text = Golden.text("bot-config.json");
        var instead = BotConfigReader.read(text, Map.of("redisUrl", "redis://own:6379/1"));
        assertThat(instead)
                .isInstanceOfSatisfying(
                        BotConfigReader.Result.Valid.class,
                        valid -> assertThat(valid.config().redisUrl()).isEqualTo(Secret.of("redis://own:6379/1")));
        assertThat(BotConfigReader.read(text, Map.of("redisUrl", "http://own")))
                .isInstanceOf(BotConfigReader.Result.Invalid.class);
    }

    @Test
    void everyFieldThatIsMissingIsNamedInOneGo() {
        assertThat(fields("{}"))
                .containsExactly(
                        "platform", "meetingUrl", "botName", "token", "nativeMeetingId", "connectionId", "meeting_id");
    }

    @ParameterizedTest
    @CsvSource({
        "platform, '\"skype\"'",
        "platform, 3",
        "meetingUrl, '\"ftp://x/y\"'",
        "meetingUrl, '\"not a url\"'",
        "meetingUrl, null",
        "botName, '\"\"'",
        "botName, 7",
        "token, true",
        "token, null",
        "meeting_id, 0",
        "meeting_id, -4",
        "meeting_id, '\"5\"'",
        "meeting_id, 1.5",
        "connectionId, null",
        "task, '\"sing\"'",
        "language, 4",
        "container_name, []",
        "callbackSecret, 9",
        "redisUrl, '\"http://redis\"'",
        "botManagerCallbackUrl, '\"redis://x\"'",
        "scheduledStartTime, '\"tomorrow\"'",
        "scheduledEndTime, true",
        "endBy, '\"2026-13-01T00:00:00Z\"'",
        "joinAt, '\"tomorrow\"'",
        "traceparent, 4",
        "otlpEndpoint, '\"collector:4317\"'",
        "whisperLiveUrl, '\"http://whisperlive:8000\"'",
        "whisperLiveUrl, '\"ws:/nowhere\"'",
        "whisperLiveUrl, '\"not a url\"'",
        "whisperLiveUrl, '\"//whisperlive:8000/ws\"'",
        "automaticLeave, 5"
    })
    void aWrongFieldIsTheOneThatIsNamed(String field, String value) {
        assertThat(fields(with(root -> root.set(field, Json.MAPPER.readTree(value)))))
                .containsExactly(field);
    }

    @Test
    void aWrongTimeoutIsNamedWithItsPath() {
        var text = with(root -> ((ObjectNode) root.get("automaticLeave")).put("waitingRoomTimeout", -1));
        assertThat(fields(text)).containsExactly("automaticLeave.waitingRoomTimeout");
    }

    @Test
    void noProblemQuotesASecret() {
        var text = with(root -> root.put("redisUrl", "http://user:hush@redis").put("meeting_id", 0));
        assertThat(problems(text)).hasSize(2).allSatisfy(p -> assertThat(p).doesNotContain("hush", "JWT_TOKEN"));
    }

    @Test
    void whatMayBeLeftOutHasItsDefault() {
        var optional = List.of(
                "language",
                "task",
                "redisUrl",
                "container_name",
                "automaticLeave",
                "botManagerCallbackUrl",
                "scheduledStartTime",
                "scheduledEndTime",
                "callbackSecret",
                "endBy",
                "joinAt",
                "traceparent",
                "otlpEndpoint",
                "whisperLiveUrl");
        var config = valid(with(root -> root.remove(optional)));
        assertThat(config.task()).isEqualTo("transcribe");
        assertThat(config.automaticLeave()).isEqualTo(AutomaticLeave.DEFAULT);
        assertThat(config.redisUrl()).isNull();
        assertThat(config.endBy()).isNull();
        assertThat(config.joinAt()).isNull();
        assertThat(config.traceparent()).isNull();
        assertThat(config.otlpEndpoint()).isNull();
        assertThat(config.whisperLiveUrl()).isNull();
        assertThat(valid(with(root -> optional.forEach(root::putNull)))).isEqualTo(config);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-01-01T10:00:00Z\"",
                "\"2026-01-01T11:00:00+01:00\"",
                "\"2026-01-01T10:00:00\"",
                "1767261600000"
            })
    void timesAreReadAsOlderManagersWroteThem(String time) {
        var config = valid(with(root -> root.set("scheduledEndTime", Json.MAPPER.readTree(time))));
        assertThat(config.scheduledEndTime()).isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));
    }

    @Test
    void fieldsOfOtherVersionsAreIgnored() {
        assertThat(valid(with(root -> root.put("reconnectionIntervalMs", 5)))).isNotNull();
    }

    private static String with(Consumer<ObjectNode> change) {
        var root = (ObjectNode) Json.MAPPER.readTree(Golden.text("bot-config.json"));
        change.accept(root);
        return root.toString();
    }

    private static BotConfig valid(String text) {
        return switch (BotConfigReader.read(text)) {
            case BotConfigReader.Result.Valid(var config) -> config;
            case BotConfigReader.Result.Invalid(var problems) -> throw new AssertionError(problems);
        };
    }

    private static List<FieldProblem> invalid(@Nullable String text) {
        return switch (BotConfigReader.read(text)) {
            case BotConfigReader.Result.Valid(var config) -> throw new AssertionError(config);
            case BotConfigReader.Result.Invalid(var problems) -> problems;
        };
    }

    private static List<String> problems(@Nullable String text) {
        return invalid(text).stream().map(FieldProblem::toString).toList();
    }

    private static List<String> fields(String text) {
        return invalid(text).stream().map(FieldProblem::field).toList();
    }
}
