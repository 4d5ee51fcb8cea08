package com.vomeet.manager.orchestrator;

import com.vomeet.contract.bot.BotConfig;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bot to be run.
 *
 * @param name unique for ever
 * @param account whose meeting it is; null where there are no accounts
 * @param ahead how much longer it may run than a bot that goes to its meeting at once: a scheduled one is made before its time
 * @param launched since when its row has it made, the same at each try; null where there is no row
 */
public record WorkloadSpec(
        String name,
        long meetingId,
        @Nullable Long account,
        BotConfig config,
        URI whisperLiveUrl,
        Duration ahead,
        @Nullable Instant launched) {
    /** A bot of nobody's that goes to its meeting at once. */
    public WorkloadSpec(String name, long meetingId, BotConfig config, URI whisperLiveUrl) {
        this(name, meetingId, null, config, whisperLiveUrl, Duration.ZERO, null);
    }
}
