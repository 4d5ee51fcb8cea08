package com.vomeet.manager;

import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.AutomaticLeave;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Bots to be run, for tests. */
public final class Bots {
    private Bots() {}

    public static WorkloadSpec spec(String name, long meetingId) {
        return new WorkloadSpec(
                name, meetingId, config(meetingId, "connection", Secret.of("s")), URI.create("ws://127.0.0.1:9090"));
    }

    public static BotConfig config(long meetingId, String connectionId, Secret callbackSecret) {
        return config(meetingId, connectionId, callbackSecret, null);
    }

    public static BotConfig config(
            long meetingId, String connectionId, Secret callbackSecret, @Nullable Secret redisUrl) {
        return new BotConfig(
                meetingId,
                Platform.GOOGLE_MEET,
                URI.create("https://meet.google.com/abc-defg-hij"),
                "Vomeet",
                Secret.of("token"),
                "abc-defg-hij",
                connectionId,
                null,
                "transcribe",
                redisUrl,
                "workload",
                AutomaticLeave.DEFAULT,
                null,
                null,
                null,
                callbackSecret,
                null);
    }
}
