package com.vomeet.bot;

import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.AutomaticLeave;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.transcript.StreamEntry;
import com.vomeet.parts.FreePort;
import com.vomeet.parts.RedisServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What a bot talks to, over real sockets; a test may take any of it away and bring it back. */
abstract class BotScene {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    RedisServer redis;
    FakeSpeech speech;
    FakeManager manager;

    @BeforeEach
    void theWorldIsThere() {
        redis = RedisServer.start(folder);
        speech = FakeSpeech.start(FreePort.any());
        manager = FakeManager.start(FreePort.any(), redis.url());
    }

    @AfterEach
    void theWorldEnds() {
        manager.close();
        speech.close();
        redis.close();
    }

    /** The manager reads the stream a moment after the bot has written to it, and the bot may have ended by then. */
    void awaitSessionEnd() {
        await().atMost(PATIENCE)
                .until(() -> !manager.entries.isEmpty() && manager.entries.getLast() instanceof StreamEntry.SessionEnd);
    }

    BotConfig config(
            AutomaticLeave leave, @Nullable Instant joinAt, @Nullable String traceparent, @Nullable URI collector) {
        return new BotConfig(
                7,
                Platform.GOOGLE_MEET,
                URI.create("https://meet.example/abc-defg-hij"),
                "Vomeet the guest",
                FakeManager.TOKEN,
                "abc-defg-hij",
                "connection-1",
                "en",
                "transcribe",
                Secret.of(redis.url().toString()),
                "bot-7",
                leave,
                manager.callbackUrl(),
                null,
                null,
                FakeManager.SECRET,
                null,
                joinAt,
                traceparent,
                collector,
                null);
    }
}
