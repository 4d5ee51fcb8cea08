package com.vomeet.contract.control;

import org.jspecify.annotations.Nullable;

/**
 * What the manager wants of a bot.
 *
 * @param version grows with every change of the wanted state
 * @param leave true when the bot shall leave the meeting
 * @param stored all final segments up to this number are in the database; the bot sends the rest again
 */
public record HeartbeatAnswer(
        int version,
        boolean leave,
        @Nullable String language,
        @Nullable String task,
        int stored) {}
