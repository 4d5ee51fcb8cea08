package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.manager.transcript.Chunk;
import com.vomeet.manager.transcript.ChunkOutcome;
import com.vomeet.manager.transcript.TokenCheck;
import com.vomeet.manager.transcript.Transcripts;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.InstantSource;

/** {@code POST /transcripts/webhook}: text from the first vomeet's transcription proxy, opened by a meeting's token. */
final class ChunkRoutes implements RouteGroup {
    private final TokenCheck tokens;
    private final Transcripts transcripts;
    private final InstantSource clock;

    ChunkRoutes(TokenCheck tokens, Transcripts transcripts, InstantSource clock) {
        this.tokens = tokens;
        this.transcripts = transcripts;
        this.clock = clock;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.post("/transcripts/webhook", this::take);
    }

    private void take(Context context) {
        var opened = opened(context);
        var posted = ChunkReader.read(context);
        if (posted.meeting() != null && posted.meeting() != opened.meetingId()) {
            throw otherMeeting();
        }
        var chunk = posted.chunk();
        if (chunk == null) {
            notStored(context, "skipped", "empty_transcription");
            return;
        }
        switch (transcripts.take(opened.meetingId(), chunk)) {
            case ChunkOutcome.Stored(var id) -> stored(context, opened.meetingId(), id, chunk);
            case ChunkOutcome.NoMeeting _ -> notStored(context, "error", "meeting_not_found");
            case ChunkOutcome.OtherMeeting _ -> throw otherMeeting();
        }
    }

    private TokenCheck.Opened opened(Context context) {
        var header = context.header("Authorization");
        if (header == null || header.isBlank()) {
            throw new Refusal(401, "Missing Authorization header");
        }
        var token = header.regionMatches(true, 0, "Bearer ", 0, 7) ? header.substring(7) : header;
        return tokens.opened(Secret.of(token.strip()), clock.instant())
                .orElseThrow(() -> new Refusal(401, "Invalid or expired MeetingToken"));
    }

    private static Refusal otherMeeting() {
        return new Refusal(403, "Meeting ID mismatch");
    }

    private static void notStored(Context context, String status, String reason) {
        context.json(Json.MAPPER.createObjectNode().put("status", status).put("reason", reason));
    }

    private static void stored(Context context, long meeting, long id, Chunk chunk) {
        context.json(Json.MAPPER
                .createObjectNode()
                .put("status", "success")
                .put("meeting_id", meeting)
                .put("chunk_id", id)
                .put("audio_key", chunk.audioKey())
                .put("language", chunk.language()));
    }
}
