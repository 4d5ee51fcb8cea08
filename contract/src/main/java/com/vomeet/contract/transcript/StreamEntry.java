package com.vomeet.contract.transcript;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the Redis stream {@link #STREAM}: one field {@link #FIELD} that holds this as JSON. The token says which meeting it
 * belongs to and is verified by the reader. {@code source} tells entries of this product's bots from those that a fork's WhisperLive
 * writes by itself; the latter are ignored for a session that a bot writes.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StreamEntry.SessionStart.class, name = "session_start"),
    @JsonSubTypes.Type(value = StreamEntry.Transcription.class, name = "transcription"),
    @JsonSubTypes.Type(value = StreamEntry.SessionEnd.class, name = "session_end")
})
public sealed interface StreamEntry {
    String STREAM = "transcription_segments";
    String FIELD = "payload";
    String BOT = "vomeet-bot";

    Secret token();

    String uid();

    long meetingId();

    /** What reading it continues; null: nothing. */
    @Nullable
    String traceparent();

    record SessionStart(
            Secret token, Platform platform, long meetingId, String uid, Instant startTimestamp, String source)
            implements StreamEntry {
        /** Nothing of a session's text is in it. */
        @Override
        public @Nullable String traceparent() {
            return null;
        }
    }

    /**
     * @param segments final ones in ascending number, then at most one tail
     * @param traceparent of the writing, as W3C Trace Context has it; null: it is not traced
     */
    record Transcription(
            Secret token,
            Platform platform,
            long meetingId,
            String uid,
            List<Segment> segments,
            String source,
            @Nullable String traceparent)
            implements StreamEntry {
        public Transcription {
            segments = List.copyOf(segments);
        }

        /** Without a trace. */
        public Transcription(
                Secret token, Platform platform, long meetingId, String uid, List<Segment> segments, String source) {
            this(token, platform, meetingId, uid, segments, source, null);
        }
    }

    /**
     * @param lastSegment the number of the session's last final segment
     * @param traceparent as above
     */
    record SessionEnd(
            Secret token,
            Platform platform,
            long meetingId,
            String uid,
            Instant endTimestamp,
            int lastSegment,
            String source,
            @Nullable String traceparent)
            implements StreamEntry {
        /** Without a trace. */
        public SessionEnd(
                Secret token,
                Platform platform,
                long meetingId,
                String uid,
                Instant endTimestamp,
                int lastSegment,
                String source) {
            this(token, platform, meetingId, uid, endTimestamp, lastSegment, source, null);
        }
    }
}
