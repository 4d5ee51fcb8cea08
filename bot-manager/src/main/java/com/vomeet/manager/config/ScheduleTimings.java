package com.vomeet.manager.config;

import java.time.Duration;

/**
 * When scheduled bots are made.
 *
 * @param ahead how long before its time a bot is made; it has to be started and at its meeting's page by then
 * @param seatPatience from its time until a bot is given up for which no seat of its account has become free
 * @param furthest how far ahead a bot may be scheduled
 */
public record ScheduleTimings(Duration ahead, Duration seatPatience, Duration furthest) {
    public static final ScheduleTimings DEFAULT =
            new ScheduleTimings(Duration.ofSeconds(75), Duration.ofSeconds(60), Duration.ofDays(366));
}
