package com.vomeet.manager;

import com.vomeet.contract.Secret;
import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.bot.BotConfigs;
import com.vomeet.manager.bot.CallbackSecrets;
import com.vomeet.manager.bot.MeetingTokens;
import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.manager.config.Network;
import com.vomeet.manager.config.WebhookSettings;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import com.vomeet.parts.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import redis.clients.jedis.RedisClient;

/** A whole manager with a database and a Redis of its own, one account, and bots that are played. */
public final class WebStage implements AutoCloseable {
    private final OpenParts open = new OpenParts();
    private final Path folder;
    private final Manager manager;
    private final Database database;
    private final RedisClient redis;
    private final Accounts.Created account;
    private final Client client;
    private final ManagerConfig config;

    public WebStage() {
        this(config -> config);
    }

    public WebStage(UnaryOperator<ManagerConfig> changed) {
        folder = folder();
        var server = open.add(RedisServer.start(folder));
        config = changed.apply(RealParts.config()
                .with(Timings.forSilentBots())
                .withRedis(Secret.of(server.url().toString()))
                .with(new WebhookSettings(List.of(Network.of("127.0.0.1")))));
        manager = open.add(Manager.start(config));
        database = open.add(Database.open(config.database(), Patience.DEFAULT));
        redis = open.add(RedisClient.create(server.url()));
        account = manager.accounts().create("Ann", 0);
        client = open.add(new Client(manager.base(), account.key()));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("web-stage");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Manager manager() {
        return manager;
    }

    public URI base() {
        return manager.base();
    }

    public Client client() {
        return client;
    }

    public Accounts.Created account() {
        return account;
    }

    /** For another replica beside it. */
    public ManagerConfig config() {
        return config;
    }

    public RedisClient redis() {
        return redis;
    }

    public Database database() {
        return database;
    }

    /** Asks for a bot through the API and plays it. */
    public SpeakingBot bot(String nativeId) {
        return bot(client, nativeId);
    }

    public SpeakingBot bot(Client of, String nativeId) {
        var posted = of.post("/bots", "{\"platform\":\"google_meet\",\"native_meeting_id\":\"" + nativeId + "\"}")
                .expect(201);
        return played(posted.get("id").asLong(0));
    }

    /** Plays the bot of a meeting that was asked for by somebody else. */
    public SpeakingBot played(long meeting) {
        var row = new Meetings(database.jdbi()).find(new MeetingId(meeting)).orElseThrow();
        var clock = InstantSource.system();
        var configs = new BotConfigs(
                new MeetingTokens(RealParts.SIGNING),
                new CallbackSecrets(RealParts.SIGNING, clock),
                config.redisUrl(),
                URI.create(manager.base() + "/bots/internal/callback/exited"),
                config.traces().botCollector());
        var bot = configs.of(row);
        return new SpeakingBot(new PlayedBot(bot, client), bot, redis);
    }

    @Override
    public void close() {
        open.close();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
