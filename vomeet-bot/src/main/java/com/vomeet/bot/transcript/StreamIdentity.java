package com.vomeet.bot.transcript;

import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.transcript.Segment;
import com.vomeet.contract.transcript.StreamEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every entry of a session says of itself. */
public record StreamIdentity(Secret token, Platform platform, long meetingId, String uid) {
    public static StreamIdentity of(BotConfig config) {
        return new StreamIdentity(config.token(), config.platform(), config.meetingId(), config.connectionId());
    }

    StreamEntry start(Instant zero) {
        return new StreamEntry.SessionStart(token, platform, meetingId, uid, zero, StreamEntry.BOT);
    }

    StreamEntry text(List<Segment> segments) {
        return new StreamEntry.Transcription(token, platform, meetingId, uid, segments, StreamEntry.BOT);
    }

    /** The same entry, and what reading it continues. */
    static StreamEntry traced(StreamEntry entry, @Nullable String traceparent) {
        return switch (entry) {
            case StreamEntry.SessionStart start -> start;
            case StreamEntry.Transcription t ->
                new StreamEntry.Transcription(
                        t.token(), t.platform(), t.meetingId(), t.uid(), t.segments(), t.source(), traceparent);
            case StreamEntry.SessionEnd e ->
                new StreamEntry.SessionEnd(
                        e.token(),
                        e.platform(),
                        e.meetingId(),
                        e.uid(),
                        e.endTimestamp(),
                        e.lastSegment(),
                        e.source(),
                        traceparent);
        };
    }

    StreamEntry end(Instant at, int lastSegment) {
        return new StreamEntry.SessionEnd(token, platform, meetingId, uid, at, lastSegment, StreamEntry.BOT);
    }
}
