package com.vomeet.manager.transcript;

import com.vomeet.contract.Json;
import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.contract.transcript.Segment;
import com.vomeet.contract.transcript.StreamEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stream entries as a bot writes them. */
final class Entries {
    static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    /** A token opens the meeting and the session that it names. */
    static final TokenCheck TOKENS = (token, at) -> opened(token.reveal().split("-", 3));

    private Entries() {}

    private static Optional<TokenCheck.Opened> opened(String[] words) {
        return words.length == 3 && words[0].equals("token")
                ? Optional.of(new TokenCheck.Opened(Long.parseLong(words[1]), words[2], Instant.MAX))
                : Optional.empty();
    }

    static Secret token(long meeting, String uid) {
        return Secret.of("token-" + meeting + "-" + uid);
    }

    static Segment said(int number, String text) {
        return segment(number, text, true, "Ada");
    }

    static Segment tail(int number, String text) {
        return segment(number, text, false, null);
    }

    static Segment segment(int number, String text, boolean completed, @Nullable String speaker) {
        var from = 2.0 * number;
        return new Segment(
                number,
                from,
                from + 1.5,
                text,
                completed,
                "en",
                speaker,
                null,
                null,
                START.plusMillis((long) (from * 1000)),
                START.plusMillis((long) (from * 1000) + 1500));
    }

    static StreamEntry text(long meeting, String uid, Segment... segments) {
        return new StreamEntry.Transcription(
                token(meeting, uid), Platform.GOOGLE_MEET, meeting, uid, List.of(segments), StreamEntry.BOT);
    }

    static Reading.Good good(long millis, StreamEntry entry) {
        return new Reading.Good(new EntryPosition(millis, 0), entry);
    }

    static Map<String, String> fields(StreamEntry entry) {
        return Map.of(StreamEntry.FIELD, Json.write(entry));
    }
}
