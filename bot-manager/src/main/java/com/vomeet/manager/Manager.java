package com.vomeet.manager;

import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.api.ApiParts;
import com.vomeet.manager.api.ApiServer;
import com.vomeet.manager.api.OneTimeCodes;
import com.vomeet.manager.api.WebParts;
import com.vomeet.manager.bot.BotConfigs;
import com.vomeet.manager.bot.BotLine;
import com.vomeet.manager.bot.MeetingTokens;
import com.vomeet.manager.config.BotSettings;
import com.vomeet.manager.config.KubernetesSettings;
import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.manager.erase.Erasure;
import com.vomeet.manager.fleet.Fleet;
import com.vomeet.manager.fleet.FleetParts;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.orchestrator.IdleOrchestrator;
import com.vomeet.manager.orchestrator.Orchestrator;
import com.vomeet.manager.orchestrator.ProcessOrchestrator;
import com.vomeet.manager.orchestrator.kubernetes.ClusterAccess;
import com.vomeet.manager.orchestrator.kubernetes.KubernetesOrchestrator;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import com.vomeet.manager.store.Redis;
import com.vomeet.manager.transcript.ConsumerSettings;
import com.vomeet.manager.transcript.TokenCheck;
import com.vomeet.manager.transcript.Transcripts;
import com.vomeet.manager.webhook.Webhooks;
import com.vomeet.manager.webhook.Webhooks.SigningKeys;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** A running manager. */
public final class Manager implements AutoCloseable {
    private final Parts parts;
    private final Accounts accounts;
    private final OneTimeCodes codes;
    private final Transcripts transcripts;
    private final ApiServer api;

    private Manager(Parts parts, Accounts accounts, OneTimeCodes codes, Transcripts transcripts, ApiServer api) {
        this.parts = parts;
        this.accounts = accounts;
        this.codes = codes;
        this.transcripts = transcripts;
        this.api = api;
    }

    /**
     * Starts it: waits for the database and Redis, migrates, then listens.
     *
     * @throws IllegalStateException when something that it needs stays away; the message says what
     */
    public static Manager start(ManagerConfig config) {
        var parts = new Parts();
        try {
            return start(config, parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static Manager start(ManagerConfig config, Parts parts) {
        var clock = InstantSource.system();
        var database = parts.add(Database.open(config.database(), Patience.DEFAULT));
        var redis = parts.add(Redis.open(config.redisUrl(), Patience.DEFAULT));
        var accounts = new Accounts(database.jdbi());
        var meetings = new Meetings(database.jdbi());
        var tokens = new MeetingTokens(config.keys().signing(), config.keys().signingBefore());
        var transcripts =
                parts.add(Transcripts.start(database.jdbi(), redis, check(tokens), ConsumerSettings.standard(), clock));
        var bots = new BotWork(database, meetings, config.keys(), transcripts::stored, clock);
        transcripts.onGrowth((meeting, _, _) -> bots.wakeups().wake(new MeetingId(meeting)));
        bots.listeners().add(transcripts.live());
        bots.listeners().add(parts.add(BotLine.start(redis)));
        var orchestrator = parts.add(orchestrator(config.bots(), clock));
        var erasure = new Erasure(
                database.jdbi(), config.keys().signing(), clock, meeting -> transcripts.forget(meeting.value()));
        var webhooks = parts.add(Webhooks.of(
                database.jdbi(),
                new SigningKeys(config.keys().signing(), config.keys().signingBefore()),
                config.webhooks(),
                meeting -> transcripts.transcript(meeting.value()).shown(),
                clock));
        bots.listeners().add(webhooks);
        var web = new WebParts(transcripts, erasure, new OneTimeCodes(clock), clock);
        var api = parts.add(ApiServer.start(
                config.http(), new ApiParts(config, database, redis, accounts, meetings, bots.parts(), web, webhooks)));
        // Readers are told before their connections end.
        parts.add(transcripts.live());
        // Bots are started once they can be answered.
        var fleet = parts.add(Fleet.start(fleetParts(config, bots, orchestrator, api.base())));
        bots.listeners().add(fleet);
        webhooks.start();
        parts.add(bots);
        return new Manager(parts, accounts, web.codes(), transcripts, api);
    }

    private static TokenCheck check(MeetingTokens tokens) {
        return (token, at) -> tokens.opened(token, at)
                .map(claims ->
                        new TokenCheck.Opened(claims.meeting().value(), claims.connectionId(), claims.expiresAt()));
    }

    private static Orchestrator orchestrator(BotSettings settings, InstantSource clock) {
        return switch (settings.orchestrator()) {
            case KUBERNETES -> {
                var kubernetes = Objects.requireNonNull(settings.kubernetes());
                yield KubernetesOrchestrator.open(
                        kubernetes.jobs(),
                        ClusterAccess.client(kubernetes.kubeconfig()),
                        KubernetesSettings.LIST_EVERY,
                        clock);
            }
            case PROCESS -> ProcessOrchestrator.open(settings.command(), settings.stateDir(), System.getenv(), clock);
            case NONE -> new IdleOrchestrator(clock);
        };
    }

    private static FleetParts fleetParts(ManagerConfig config, BotWork bots, Orchestrator orchestrator, URI base) {
        var own = URI.create(base + "/bots/internal/callback/exited");
        var callback = Objects.requireNonNullElse(config.http().callbackUrl(), own);
        return new FleetParts(
                bots.meetings(),
                bots.parts().changes(),
                orchestrator,
                new BotConfigs(
                        bots.tokens(), bots.parts().secrets(), config.bots().redisUrl(), callback),
                config.bots().whisperLiveUrl(),
                config.fleet(),
                bots.parts().clock());
    }

    /** Where it listens, without a slash at the end. */
    public URI base() {
        return api.base();
    }

    /** What the API answers, each as method and path. */
    public List<String> routes() {
        return api.routes();
    }

    public Accounts accounts() {
        return accounts;
    }

    /** What is stored, what is live, and what the consumer has counted. */
    public Transcripts transcripts() {
        return transcripts;
    }

    /** For links that sign a browser in at once: {@code base() + "/app/enter?code=" + code}. */
    public OneTimeCodes oneTimeCodes() {
        return codes;
    }

    @Override
    public void close() {
        parts.close();
    }
}
