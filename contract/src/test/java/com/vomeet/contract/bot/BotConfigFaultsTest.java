package com.vomeet.contract.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Golden;
import com.vomeet.contract.Json;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Each field in each way in which it can be wrong. */
final class BotConfigFaultsTest {
    static Stream<String> required() {
        return Stream.of("platform", "meetingUrl", "botName", "token", "nativeMeetingId", "connectionId");
    }

    static Stream<String> texts() {
        return Stream.concat(
                required(),
                Stream.of(
                        "language",
                        "task",
                        "redisUrl",
                        "container_name",
                        "botManagerCallbackUrl",
                        "callbackSecret",
                        "traceparent",
                        "otlpEndpoint",
                        "whisperLiveUrl"));
    }

    static Stream<String> times() {
        return Stream.of("scheduledStartTime", "scheduledEndTime", "endBy", "joinAt");
    }

    static Stream<String> timeouts() {
        return Stream.of(
                "waitingRoomTimeout", "noOneJoinedTimeout", "everyoneLeftTimeout", "idleAfterScheduledEndTimeout");
    }

    @ParameterizedTest
    @MethodSource("required")
    void aNeededFieldThatIsAbsentNullOrBlankIsSaidToBeMissing(String field) {
        assertThat(problems(root -> root.remove(field))).containsExactly(field + ": is missing");
        assertThat(problems(root -> root.putNull(field))).containsExactly(field + ": is missing");
        assertThat(problems(root -> root.put(field, " \t"))).containsExactly(field + ": is missing");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextOfAnotherKindIsSaidToBeSoOnce(String field) {
        for (var value : List.of("7", "true", "[\"a\"]", "{\"a\":1}")) {
            assertThat(problems(root -> root.set(field, Json.MAPPER.readTree(value))))
                    .as(value)
                    .containsExactly(field + ": must be text");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"language", "redisUrl", "container_name", "botManagerCallbackUrl", "callbackSecret"})
    void aFieldThatMayBeAbsentMayBeBlank(String field) {
        assertThat(problems(root -> root.put(field, " "))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.0", "\"7\"", "true", "[]", "99999999999999999999", "-99999999999999999999"})
    void aMeetingIdIsAWholeNumberThatFits(String value) {
        assertThat(problems(root -> root.set("meeting_id", Json.MAPPER.readTree(value))))
                .containsExactly("meeting_id: must be a whole number above 0");
    }

    @ParameterizedTest
    @MethodSource("times")
    void aTimeThatIsNoneIsNamed(String field) {
        for (var value : List.of(
                "\"\"",
                "\"soon\"",
                "\"2026-02-30T10:00:00Z\"",
                "\"10:00\"",
                "1.5",
                "true",
                "{}",
                "[1]",
                "99999999999999999999")) {
            assertThat(problems(root -> root.set(field, Json.MAPPER.readTree(value))))
                    .as(value)
                    .containsExactly(field + ": must be an ISO 8601 time or Unix milliseconds");
        }
    }

    @ParameterizedTest
    @MethodSource("timeouts")
    void aTimeoutThatIsNoneIsNamedWithItsPath(String field) {
        for (var value : List.of("-1", "1.5", "\"900000\"", "true", "[]", "99999999999999999999")) {
            assertThat(problems(root -> leave(root).set(field, Json.MAPPER.readTree(value))))
                    .as(value)
                    .containsExactly("automaticLeave." + field + ": must be a whole number of milliseconds, 0 or more");
        }
    }

    @ParameterizedTest
    @MethodSource("timeouts")
    void aTimeoutMayBeAbsentNullOrZero(String field) {
        assertThat(problems(root -> leave(root).remove(field))).isEmpty();
        assertThat(problems(root -> leave(root).putNull(field))).isEmpty();
        assertThat(problems(root -> leave(root).put(field, 0))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "[]", "\"soon\"", "true"})
    void timeoutsThatAreNoObjectAreRefused(String value) {
        assertThat(problems(root -> root.set("automaticLeave", Json.MAPPER.readTree(value))))
                .containsExactly("automaticLeave: must be an object of timeouts in milliseconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://a/b", "//host/x", "https:", "https:///x", "mailto:a@b", "ht tp://x", "file:///etc"})
    void anAddressIsOneOfTheWeb(String value) {
        assertThat(problems(root -> root.put("meetingUrl", value).put("botManagerCallbackUrl", value)))
                .containsExactly(
                        "meetingUrl: must be an http or https URL",
                        "botManagerCallbackUrl: must be an http or https URL");
    }

    @Test
    void severalProblemsAreToldTogetherInTheOrderOfTheFields() {
        assertThat(problems(root -> {
                    root.put("platform", "webex").remove("botName");
                    root.put("meeting_id", 0).put("task", "sing").put("endBy", "never");
                    leave(root).put("everyoneLeftTimeout", -5);
                }))
                .containsExactly(
                        "platform: must be google_meet, teams or zoom, not 'webex'",
                        "botName: is missing",
                        "meeting_id: must be a whole number above 0",
                        "task: must be transcribe or translate, not 'sing'",
                        "automaticLeave.everyoneLeftTimeout: must be a whole number of milliseconds, 0 or more",
                        "endBy: must be an ISO 8601 time or Unix milliseconds");
    }

    @Test
    void noMessageHoldsASecretHoweverWrongTheRestIs() {
        var told = problems(root -> {
            root.put("redisUrl", "postgres://u:HUSH@h").put("meetingUrl", "ftp://HUSH@h");
            root.put("botManagerCallbackUrl", "ftp://u:HUSH@h")
                    .put("token", "HUSH")
                    .put("callbackSecret", "HUSH");
            root.put("connectionId", 5);
        });
        assertThat(told).hasSize(4).noneMatch(problem -> problem.contains("HUSH"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"token\":\"HUSH\"", "{\"token\":\"HUSH\"} x", "{\"token\":HUSH}", "HUSH", "{\"HUSH\"}"})
    void whatIsNotJsonIsNotQuoted(String text) {
        assertThat(told(text))
                .singleElement()
                .asString()
                .startsWith("BOT_CONFIG: is not JSON")
                .doesNotContain("HUSH");
    }

    @Test
    void whatIsBeyondTheParsersLimitsIsAProblemToo() {
        assertThat(told("[".repeat(5_000))).singleElement().asString().startsWith("BOT_CONFIG: is not JSON");
        assertThat(told("{\"meeting_id\":" + "9".repeat(5_000) + "}")).hasSizeGreaterThanOrEqualTo(1);
    }

    private static ObjectNode leave(ObjectNode root) {
        return (ObjectNode) root.get("automaticLeave");
    }

    private static List<String> problems(Consumer<ObjectNode> change) {
        var root = (ObjectNode) Json.MAPPER.readTree(Golden.text("bot-config.json"));
        change.accept(root);
        return told(root.toString());
    }

    private static List<String> told(String text) {
        return switch (BotConfigReader.read(text)) {
            case BotConfigReader.Result.Valid _ -> List.of();
            case BotConfigReader.Result.Invalid(var problems) ->
                problems.stream().map(FieldProblem::toString).toList();
        };
    }
}
