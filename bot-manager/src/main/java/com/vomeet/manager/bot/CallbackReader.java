package com.vomeet.manager.bot;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the reports of every bot there ever was. A report that is refused is sent again and then lost, and with it how a meeting ended; so
 * only one that says neither whose it is nor what happened is refused. A word that nobody knows becomes a detail.
 */
public final class CallbackReader {
    private static final int LONGEST_DETAILS = 10_000;
    private static final int MOST_EVIDENCE = 50;

    private CallbackReader() {}

    /** Why it cannot be read. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    /** {@code status_change}, with the members of this product's bots and of the first vomeet's. */
    public static BotWord statusChange(JsonNode body) throws Unreadable {
        var word = body.path("status").asString("");
        var status = status(word)
                .orElseThrow(() -> new Unreadable("status must be one of "
                        + Arrays.stream(MeetingStatus.values())
                                .map(MeetingStatus::wire)
                                .toList()));
        return new BotWord(
                required(body, "connection_id"),
                status,
                Math.max(0, body.path("sequence").asInt(0)),
                reason(body),
                status(body.path("failure_stage").asString("")).orElse(null),
                details(body),
                evidence(body.path("evidence")));
    }

    /** {@code exited}: the exit code decides where the reason does not. */
    static BotWord exited(JsonNode body) throws Unreadable {
        if (!body.path("exit_code").isIntegralNumber()) {
            throw new Unreadable("exit_code must be a whole number");
        }
        var code = body.path("exit_code").asInt();
        var status = code == 0 ? MeetingStatus.COMPLETED : MeetingStatus.FAILED;
        // The route's own default, "self_initiated_leave", comes with any code.
        var said = reason(body);
        var reason = said != null && code != 0 && said.status() == MeetingStatus.COMPLETED ? null : said;
        var details = details(body);
        return new BotWord(
                required(body, "connection_id"),
                status,
                0,
                reason == null && code == 0 && !body.hasNonNull("reason") ? EndReason.STOPPED : reason,
                status(body.path("failure_stage").asString("")).orElse(null),
                details == null && code != 0 ? "The bot exited with code " + code + "." : details,
                List.of());
    }

    static String required(JsonNode body, String field) throws Unreadable {
        var text = body.path(field).asString("");
        if (text.isBlank()) {
            throw new Unreadable(field + " is missing");
        }
        return text;
    }

    private static Optional<MeetingStatus> status(String word) {
        return Arrays.stream(MeetingStatus.values())
                .filter(status -> status.wire().equals(word))
                .findFirst();
    }

    /** The bot's own reason says more than the few words that the first vomeet's server had for it. */
    private static @Nullable EndReason reason(JsonNode body) {
        return EndReason.find(body.path("reason").asString(""))
                .or(() -> EndReason.find(body.path("completion_reason").asString("")))
                .orElse(null);
    }

    private static @Nullable String details(JsonNode body) {
        var parts = new ArrayList<String>();
        var told = body.path("error_details");
        if (told.isString()) {
            parts.add(told.stringValue());
        } else if (told.isObject() && !told.isEmpty()) {
            parts.add(Json.write(told));
        }
        for (var field : List.of("platform_specific_error", "reason")) {
            var text = body.path(field).asString("");
            if (!text.isEmpty()
                    && !(field.equals("reason") && EndReason.find(text).isPresent())) {
                parts.add(field + ": " + text);
            }
        }
        var all = String.join("; ", parts).replace("\0", "");
        return all.isEmpty() ? null : all.substring(0, Math.min(LONGEST_DETAILS, all.length()));
    }

    private static List<Evidence> evidence(JsonNode list) {
        var found = new ArrayList<Evidence>();
        for (var one : list) {
            if (found.size() < MOST_EVIDENCE && one.path("cue").isString()) {
                found.add(new Evidence(
                        one.path("cue").stringValue(), one.path("text").asString("")));
            }
        }
        return found;
    }
}
