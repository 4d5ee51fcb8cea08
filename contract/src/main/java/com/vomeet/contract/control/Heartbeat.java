package com.vomeet.contract.control;

import com.vomeet.contract.MeetingStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a bot posts every 10 s to {@code .../bots/internal/heartbeat} (same headers as callbacks). It is a long poll: the manager
 * answers at once when what it wants differs from {@code version} or more text is stored than {@code stored} says, else after the
 * time that {@code waitMillis} asks for.
 *
 * @param version the {@link HeartbeatAnswer#version()} that the bot has carried out; 0 at first
 * @param lastSegment number of the newest final segment the bot has sent; 0 if none
 * @param stored the highest stored number that the bot knows
 * @param audioSeconds seconds of meeting audio heard so far
 * @param audioGaps times that audio from the page was missing
 */
public record Heartbeat(
        String connectionId,
        long meetingId,
        MeetingStatus status,
        int version,
        int lastSegment,
        int stored,
        long waitMillis,
        double audioSeconds,
        int audioGaps,
        int speechReconnects,
        boolean speechConnected,
        boolean redisConnected,
        @Nullable BotCost cost) {}
