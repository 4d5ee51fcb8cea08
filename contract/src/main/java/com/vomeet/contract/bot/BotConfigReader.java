package com.vomeet.contract.bot;

import com.vomeet.contract.Json;
import com.vomeet.contract.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code BOT_CONFIG} and says of every wrong field what is wrong with it, all of them in one go. */
public final class BotConfigReader {
    private static final Set<String> TASKS = Set.of("transcribe", "translate");

    /** What came of reading. */
    public sealed interface Result {
        record Valid(BotConfig config) implements Result {}

        /** @param problems at least one */
        record Invalid(List<FieldProblem> problems) implements Result {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    private BotConfigReader() {}

    public static Result read(@Nullable String text) {
        return read(text, Map.of());
    }

    /** @param instead values of fields that take the place of what the text says, or does not say */
    public static Result read(@Nullable String text, Map<String, String> instead) {
        if (text == null || text.isBlank()) {
            return invalid(
                    "BOT_CONFIG", "is missing: the environment variable must hold the bot's configuration as JSON");
        }
        JsonNode root;
        try {
            root = Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            // The parser's own message would quote the text, and with it the token.
            return invalid("BOT_CONFIG", "is not JSON" + place(e.getLocation()));
        }
        if (!(root instanceof ObjectNode fields)) {
            return invalid("BOT_CONFIG", "must be a JSON object");
        }
        instead.forEach(fields::put);
        return check(fields);
    }

    /** @param at null when the parser stopped at a limit of its own, for example a number of a thousand digits */
    private static String place(@Nullable TokenStreamLocation at) {
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private static Result check(JsonNode root) {
        var fields = new ConfigFields(root, new ArrayList<>());
        var platform = fields.text("platform").flatMap(word -> {
            var found = Platform.find(word);
            if (found.isEmpty()) {
                fields.problem("platform", "must be google_meet, teams or zoom, not '" + word + "'");
            }
            return found;
        });
        var url = fields.httpUrl("meetingUrl", true);
        var name = fields.text("botName");
        var token = fields.secret("token", true);
        var nativeId = fields.text("nativeMeetingId");
        var connection = fields.text("connectionId");
        var meeting = fields.positive("meeting_id");
        var task = fields.optionalText("task").orElse("transcribe");
        if (!TASKS.contains(task)) {
            fields.problem("task", "must be transcribe or translate, not '" + task + "'");
        }
        var redis = fields.secret("redisUrl", false);
        redis.filter(r -> !r.reveal().matches("rediss?://\\S+"))
                .ifPresent(_ -> fields.problem("redisUrl", "must begin with redis:// or rediss://"));
        var callback = fields.httpUrl("botManagerCallbackUrl", false);
        var language = fields.optionalText("language");
        var container = fields.optionalText("container_name");
        var secret = fields.secret("callbackSecret", false);
        var leave = automaticLeave(fields);
        var start = fields.instant("scheduledStartTime");
        var end = fields.instant("scheduledEndTime");
        var endBy = fields.instant("endBy");
        var joinAt = fields.instant("joinAt");
        var traceparent = fields.optionalText("traceparent");
        var collector = fields.httpUrl("otlpEndpoint", false);
        var speech = fields.webSocketUrl("whisperLiveUrl");
        if (!fields.problems().isEmpty()) {
            return new Result.Invalid(fields.problems());
        }
        return new Result.Valid(new BotConfig(
                meeting.orElseThrow(),
                platform.orElseThrow(),
                url.orElseThrow(),
                name.orElseThrow(),
                token.orElseThrow(),
                nativeId.orElseThrow(),
                connection.orElseThrow(),
                language.orElse(null),
                task,
                redis.orElse(null),
                container.orElse(null),
                leave,
                callback.orElse(null),
                start.orElse(null),
                end.orElse(null),
                secret.orElse(null),
                endBy.orElse(null),
                joinAt.orElse(null),
                traceparent.orElse(null),
                collector.orElse(null),
                speech.orElse(null)));
    }

    private static AutomaticLeave automaticLeave(ConfigFields fields) {
        var node = fields.root().path("automaticLeave");
        if (node.isMissingNode() || node.isNull()) {
            return AutomaticLeave.DEFAULT;
        }
        if (!node.isObject()) {
            fields.problem("automaticLeave", "must be an object of timeouts in milliseconds");
            return AutomaticLeave.DEFAULT;
        }
        return new AutomaticLeave(
                fields.millis(node, "waitingRoomTimeout", AutomaticLeave.DEFAULT.waitingRoomMillis()),
                fields.millis(node, "noOneJoinedTimeout", AutomaticLeave.DEFAULT.noOneJoinedMillis()),
                fields.millis(node, "everyoneLeftTimeout", AutomaticLeave.DEFAULT.everyoneLeftMillis()),
                fields.millis(node, "idleAfterScheduledEndTimeout", 900_000));
    }

    private static Result invalid(String field, String problem) {
        return new Result.Invalid(List.of(new FieldProblem(field, problem)));
    }
}
