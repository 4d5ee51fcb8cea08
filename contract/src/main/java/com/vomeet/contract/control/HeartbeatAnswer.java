package com.vomeet.contract.control;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the manager wants of a bot.
 *
 * @param version grows with every change of the wanted state
 * @param leave true when the bot shall leave the meeting
 * @param stored all final segments up to this number are in the database; the bot sends the rest again
 * @param joinAt when the bot shall knock, as {@code BOT_CONFIG} has it; it may have been moved since
 * @param scheduledEnd what {@code BOT_CONFIG} says of it may have been changed since; null, from an older manager: it holds
 */
public record HeartbeatAnswer(
        int version,
        boolean leave,
        @Nullable String language,
        @Nullable String task,
        int stored,
        @Nullable Instant joinAt,
        @Nullable ScheduledEnd scheduledEnd) {
    /** That says nothing of times. */
    public HeartbeatAnswer(int version, boolean leave, @Nullable String language, @Nullable String task, int stored) {
        this(version, leave, language, task, stored, null, null);
    }

    /** @param at after this the bot leaves when nobody speaks any more; null: it has no such time, or not any more */
    public record ScheduledEnd(@Nullable Instant at) {}
}
