package com.vomeet.bot;

import com.vomeet.bot.call.Action;
import com.vomeet.bot.call.End;
import com.vomeet.bot.control.CallbackSender;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.control.StatusCallback;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts what the call decided into the manager's words. */
final class Reports {
    private final BotConfig config;
    private final CallbackSender sender;
    private final InstantSource clock;
    private final AtomicInteger sequence = new AtomicInteger();

    Reports(BotConfig config, CallbackSender sender, InstantSource clock) {
        this.config = config;
        this.sender = sender;
        this.clock = clock;
    }

    void report(Action.Report report) {
        sender.send(new StatusCallback(
                config.connectionId(),
                config.meetingId(),
                config.containerName(),
                report.status(),
                sequence.incrementAndGet(),
                null,
                null,
                null,
                null,
                report.evidence(),
                clock.instant()));
    }

    void report(End end) {
        var status = end.reason().status();
        var failed = status == MeetingStatus.FAILED;
        sender.send(new StatusCallback(
                config.connectionId(),
                config.meetingId(),
                config.containerName(),
                status,
                sequence.incrementAndGet(),
                end.reason(),
                end.exitCode(),
                failed ? end.stage() : null,
                failed ? Map.of("error_message", end.message()) : null,
                end.evidence(),
                clock.instant()));
    }
}
