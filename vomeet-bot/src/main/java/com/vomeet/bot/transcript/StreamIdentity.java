package com.vomeet.bot.transcript;

import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.transcript.Segment;
import com.vomeet.contract.transcript.StreamEntry;
import java.time.Instant;
import java.util.List;

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

    StreamEntry end(Instant at, int lastSegment) {
        return new StreamEntry.SessionEnd(token, platform, meetingId, uid, at, lastSegment, StreamEntry.BOT);
    }
}
