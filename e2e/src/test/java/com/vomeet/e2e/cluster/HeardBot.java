package com.vomeet.e2e.cluster;

import com.vomeet.bench.played.Unmoved;
import com.vomeet.bot.control.CallbackSender;
import com.vomeet.bot.control.Heartbeats;
import com.vomeet.bot.control.ManagerAddress;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.bot.BotConfigReader;
import com.vomeet.contract.control.Heartbeat;
import com.vomeet.contract.control.StatusCallback;
import io.fabric8.kubernetes.api.model.Secret;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** What the manager hears of a bot that is in its call, said in the place of a pod that only looks as if it ran. */
final class HeardBot extends Unmoved implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final BotConfig config;
    private final CallbackSender callbacks;
    private final Heartbeats heartbeats;

    /** @param secret of its Job */
    HeardBot(Secret secret) {
        var json = new String(Base64.getDecoder().decode(secret.getData().get("BOT_CONFIG")), StandardCharsets.UTF_8);
        config = ((BotConfigReader.Result.Valid) BotConfigReader.read(json)).config();
        var manager = new ManagerAddress(Objects.requireNonNull(config.callbackUrl()), config.callbackSecret());
        callbacks = new CallbackSender(http, manager, InstantSource.system(), (_, _) -> {});
        heartbeats = new Heartbeats(http, manager, InstantSource.system(), this::beat, this);
        callbacks.start();
        callbacks.send(new StatusCallback(
                config.connectionId(),
                config.meetingId(),
                config.containerName(),
                MeetingStatus.ACTIVE,
                1,
                null,
                null,
                null,
                null,
                List.of(),
                InstantSource.system().instant()));
        heartbeats.start();
    }

    private Heartbeat beat(Heartbeats.Known known) {
        // Often: a test that shortens the manager's patience cannot wait ten seconds for a word.
        return new Heartbeat(
                config.connectionId(),
                config.meetingId(),
                MeetingStatus.ACTIVE,
                known.version(),
                0,
                known.stored(),
                1_000,
                0,
                0,
                0,
                true,
                true,
                null);
    }

    @Override
    public boolean leave(String by) {
        return true;
    }

    @Override
    public void close() {
        silence();
    }

    /** From now on nothing is heard of it. */
    void silence() {
        callbacks.close();
        heartbeats.close();
        http.shutdownNow();
    }
}
