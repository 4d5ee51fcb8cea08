package com.vomeet.manager;

import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.AutomaticLeave;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.manager.bot.BotConfigs;
import com.vomeet.manager.bot.CallbackSecrets;
import com.vomeet.manager.bot.MeetingTokens;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import java.net.URI;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Bots to be run, for tests. */
public final class Bots {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9/");

    private Bots() {}

    public static WorkloadSpec spec(String name, long meetingId) {
        return new WorkloadSpec(
                name, meetingId, config(meetingId, "connection", Secret.of("s")), URI.create("ws://127.0.0.1:9090"));
    }

    /** What the bot of a meeting in the database is told, but for where it reports. */
    static BotConfig told(Jdbi database, long meeting, Secret redisUrl) {
        var configs = new BotConfigs(
                new MeetingTokens(RealParts.SIGNING),
                new CallbackSecrets(RealParts.SIGNING, InstantSource.system()),
                redisUrl,
                NOWHERE);
        return configs.of(new Meetings(database).find(new MeetingId(meeting)).orElseThrow());
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
