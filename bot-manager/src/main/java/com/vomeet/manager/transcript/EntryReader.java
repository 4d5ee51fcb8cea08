package com.vomeet.manager.transcript;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.contract.transcript.Segment;
import com.vomeet.contract.transcript.StreamEntry;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads stream entries: pure but for the token check, which only computes. */
final class EntryReader {
    /** As our bots write it. Within a text its quotes would be escaped, so that nothing else looks like it. */
    private static final String OURS = "\"source\":\"" + StreamEntry.BOT + "\"";

    private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");
    private static final int MAX_TEXT = 20_000;
    private static final int MAX_UID = 200;
    private final TokenCheck tokens;

    EntryReader(TokenCheck tokens) {
        this.tokens = new KnownTokens(tokens);
    }

    Reading read(EntryPosition position, Map<String, String> fields) {
        var payload = fields.get(StreamEntry.FIELD);
        if (payload == null) {
            return new Reading.Poison("no field '" + StreamEntry.FIELD + "'");
        }
        try {
            if (payload.contains(OURS)) {
                return check(position, Json.read(payload, StreamEntry.class));
            }
            var json = Json.MAPPER.readTree(payload);
            return StreamEntry.BOT.equals(text(json, "source"))
                    ? check(position, Json.MAPPER.treeToValue(json, StreamEntry.class))
                    : foreign(position, json);
        } catch (JacksonException e) {
            // The original message only: the full one quotes the payload, which holds a token.
            return new Reading.Poison("not an entry: " + e.getOriginalMessage());
        }
    }

    /** What the token of an entry opens that cannot be read. */
    Optional<TokenCheck.Opened> opened(EntryPosition position, Map<String, String> fields) {
        var token = TOKEN.matcher(fields.getOrDefault(StreamEntry.FIELD, ""));
        return token.find() ? tokens.opened(Secret.of(token.group(1)), position.time()) : Optional.empty();
    }

    private static @Nullable String text(JsonNode json, String field) {
        var value = json.get(field);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    private Reading check(EntryPosition position, StreamEntry entry) {
        var problem = problem(entry);
        if (problem != null) {
            return new Reading.Poison(problem);
        }
        // What was written in time may be read late: the stream keeps it as long as nobody takes it.
        return tokens.opened(entry.token(), position.time())
                        .filter(opened -> opened.meetingId() == entry.meetingId()
                                && opened.connectionId().equals(entry.uid()))
                        .isPresent()
                ? new Reading.Good(position, entry)
                : new Reading.Refused(entry.meetingId());
    }

    /** A WhisperLive of the first vomeet; or who knows. Of what it says only the token is believed. */
    private Reading foreign(EntryPosition position, JsonNode json) {
        var token = text(json, "token");
        if (token == null || token.isBlank()) {
            return new Reading.Dropped(DropReason.FOREIGN_SOURCE);
        }
        var opened = tokens.opened(Secret.of(token), position.time());
        if (opened.isEmpty()) {
            return new Reading.Refused(json.path("meeting_id").asLong(0));
        }
        if (opened.get().connectionId().equals(text(json, "uid"))) {
            // The bot writes this session by itself.
            return new Reading.Dropped(DropReason.FOREIGN_SOURCE);
        }
        try {
            var entry = WhisperEntries.read(
                    position, json, Secret.of(token), opened.get().meetingId());
            var problem = problem(entry);
            return problem == null ? new Reading.Good(position, entry) : new Reading.Poison(problem);
        } catch (IllegalArgumentException e) {
            return new Reading.Poison(String.valueOf(e.getMessage()));
        }
    }

    /** JSON may leave out what the types promise. */
    @SuppressWarnings("ConstantValue") // see above: a promise that only this method makes true
    private static @Nullable String problem(StreamEntry entry) {
        if (entry.token() == null) {
            return "no token";
        }
        if (entry.uid() == null || entry.uid().isBlank() || entry.uid().length() > MAX_UID) {
            return "uid must have 1 to " + MAX_UID + " characters";
        }
        return switch (entry) {
            case StreamEntry.SessionStart start -> start.startTimestamp() == null ? "no start_timestamp" : null;
            case StreamEntry.SessionEnd end -> end.endTimestamp() == null ? "no end_timestamp" : null;
            case StreamEntry.Transcription text ->
                text.segments().stream()
                        .map(EntryReader::problem)
                        .filter(p -> p != null)
                        .findFirst()
                        .orElse(null);
        };
    }

    @SuppressWarnings("ConstantValue") // as above
    private static @Nullable String problem(Segment segment) {
        if (segment.number() < 1) {
            return "a segment's number must be at least 1";
        }
        if (!Double.isFinite(segment.start()) || !Double.isFinite(segment.end())) {
            return "segment " + segment.number() + " has no finite times";
        }
        if (segment.absoluteStartTime() == null || segment.absoluteEndTime() == null) {
            return "segment " + segment.number() + " has no absolute times";
        }
        return segment.text() == null || segment.text().length() > MAX_TEXT
                ? "segment " + segment.number() + " must have a text of at most " + MAX_TEXT + " characters"
                : null;
    }
}
