package com.vomeet.manager.meeting;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Platform;
import com.vomeet.manager.account.AccountId;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A meeting's row with its session.
 *
 * @param url what the bot opens
 * @param version of the row; grows with every change of status
 * @param stage the last status before a stop was asked for
 * @param transitions list of what changed when, as clients know it
 * @param data what clients may change
 */
public record Meeting(
        MeetingId id,
        AccountId account,
        Platform platform,
        @Nullable String nativeId,
        URI url,
        MeetingStatus status,
        MeetingStatus stage,
        int version,
        BotOrder order,
        Wanted wanted,
        Session session,
        @Nullable EndReason endReason,
        @Nullable MeetingStatus failureStage,
        @Nullable String errorDetails,
        JsonNode transitions,
        JsonNode data,
        Times times) {
    /** In the place of the address of a meeting that was erased. */
    public static final URI NOWHERE = URI.create("about:blank");

    /** Whether its text, names and evidence were deleted. */
    public boolean isErased() {
        return url.equals(NOWHERE);
    }

    /** Whether its bot was made ahead and waits, with nobody in the meeting knowing of it, for the time to knock. */
    public boolean isEarly(Instant now) {
        var joinAt = times.joinAt();
        return status == MeetingStatus.REQUESTED && times.launched() != null && joinAt != null && now.isBefore(joinAt);
    }

    /** What is wanted of the bot besides its configuration. */
    public record Wanted(
            int version,
            boolean leave,
            @Nullable String language,
            @Nullable String task,
            @Nullable Instant stopRequestedAt) {}

    /**
     * The bot's end of it.
     *
     * @param connectionId also the uid of the transcription session
     * @param lastSequence of the status reports taken
     * @param legacy a bot of the first vomeet, which signs nothing and sends no heartbeats
     * @param traceparent of the request for the bot, as W3C Trace Context writes it; null: it is not traced
     */
    public record Session(
            String connectionId,
            String workload,
            Instant startedAt,
            int lastSequence,
            @Nullable Instant lastSeen,
            @Nullable JsonNode health,
            boolean legacy,
            @Nullable String traceparent) {
        /** A bot that is not traced. */
        public Session(
                String connectionId,
                String workload,
                Instant startedAt,
                int lastSequence,
                @Nullable Instant lastSeen,
                @Nullable JsonNode health,
                boolean legacy) {
            this(connectionId, workload, startedAt, lastSequence, lastSeen, health, legacy, null);
        }

        /** A bot of this product. */
        public Session(
                String connectionId,
                String workload,
                Instant startedAt,
                int lastSequence,
                @Nullable Instant lastSeen,
                @Nullable JsonNode health) {
            this(connectionId, workload, startedAt, lastSequence, lastSeen, health, false);
        }
    }

    /**
     * @param endBy when the bot has to be gone
     * @param joinAt when the bot knocks; null: as soon as it can
     * @param launched since when the bot has its seat and may be made; null while a scheduled one waits for its time
     */
    public record Times(
            Instant created,
            Instant updated,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable Instant scheduledStart,
            @Nullable Instant scheduledEnd,
            Instant endBy,
            @Nullable Instant joinAt,
            @Nullable Instant launched) {
        /** Of a bot that was made at once. */
        public Times(
                Instant created,
                Instant updated,
                @Nullable Instant start,
                @Nullable Instant end,
                @Nullable Instant scheduledStart,
                @Nullable Instant scheduledEnd,
                Instant endBy) {
            this(created, updated, start, end, scheduledStart, scheduledEnd, endBy, null, created);
        }

        /** The moment from which the bot's time is counted. */
        public Instant due() {
            return joinAt == null ? created : joinAt;
        }
    }
}
