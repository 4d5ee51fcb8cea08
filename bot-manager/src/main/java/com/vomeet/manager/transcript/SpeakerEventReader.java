package com.vomeet.manager.transcript;

import com.vomeet.contract.Secret;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what bots of the first vomeet say of who speaks. These are hints: one that cannot be read is left out. The meeting is the one
 * that the token opens, whatever else is said.
 */
final class SpeakerEventReader {
    private static final int LONGEST = 255;
    private static final double MAX_MILLIS = 1e9;

    private final TokenCheck tokens;

    SpeakerEventReader(TokenCheck tokens) {
        this.tokens = new KnownTokens(tokens);
    }

    Optional<SpeakerEvent> read(EntryPosition position, Map<String, String> fields) {
        var name = word(fields, "participant_name");
        var id = word(fields, "participant_id_meet");
        var token = fields.getOrDefault("token", "");
        if (name.isEmpty() || token.isBlank()) {
            return Optional.empty();
        }
        return speaking(fields)
                .flatMap(speaking -> millis(fields)
                        .flatMap(at -> tokens.opened(Secret.of(token), position.time())
                                .map(opened -> new SpeakerEvent(
                                        opened.meetingId(), at, id.isEmpty() ? name : id, speaking, name))));
    }

    private static Optional<Boolean> speaking(Map<String, String> fields) {
        return switch (fields.getOrDefault("event_type", "")) {
            case "SPEAKER_START" -> Optional.of(true);
            case "SPEAKER_END" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Long> millis(Map<String, String> fields) {
        try {
            var at = Double.parseDouble(fields.getOrDefault("relative_client_timestamp_ms", ""));
            return at >= 0 && at < MAX_MILLIS ? Optional.of(Math.round(at)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** PostgreSQL cannot keep a NUL character. */
    private static String word(Map<String, String> fields, String name) {
        var word = fields.getOrDefault(name, "").replace("\0", "").strip();
        return word.length() <= LONGEST ? word : word.substring(0, LONGEST);
    }
}
