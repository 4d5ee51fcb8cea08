package com.vomeet.manager;

import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.api.ApiParts;
import com.vomeet.manager.api.ApiServer;
import com.vomeet.manager.api.OneTimeCodes;
import com.vomeet.manager.api.WebParts;
import com.vomeet.manager.bot.BotLine;
import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.manager.config.Role;
import com.vomeet.manager.erase.Erasure;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Retelling;
import com.vomeet.manager.metric.WatchedParts;
import com.vomeet.manager.replica.Hints;
import com.vomeet.manager.roster.Boards;
import com.vomeet.manager.roster.Roster;
import com.vomeet.manager.store.Rounds;
import com.vomeet.manager.transcript.Transcripts;
import com.vomeet.manager.webhook.Webhooks;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running manager. */
public final class Manager implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Manager.class);
    private static final Duration RETELL_EVERY = Duration.ofSeconds(30);

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
     * Starts it: waits for the database, migrates, then listens. It is ready when Redis is there, too.
     *
     * @throws IllegalStateException when something that it needs stays away; the message says what
     * @throws com.vomeet.manager.orchestrator.OrchestratorMissing when there is nothing that bots could run on
     */
    public static Manager start(ManagerConfig config) {
        var parts = new Parts();
        try {
            return start(Ground.open(config, parts), parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** What is started first ends last. */
    private static Manager start(Ground ground, Parts parts) {
        var transcripts = TextWork.start(ground, parts);
        var bots = new BotWork(ground, transcripts::stored, transcripts.live());
        transcripts.onGrowth((meeting, _, _) -> bots.wakeups().textStored(new MeetingId(meeting)));
        bots.listeners().add(transcripts.live());
        bots.listeners().add(parts.add(BotLine.start(ground.redis())));
        var hints = parts.add(Hints.start(ground.redis()));
        bots.listeners().add(hints);
        hints.onHint(bots.wakeups()::wake);
        var boards = boards(ground, bots, hints);
        var webhooks = WebhookWork.open(ground, transcripts, parts);
        bots.listeners().add(webhooks);
        var web = new WebParts(
                transcripts,
                erasure(ground, bots, transcripts),
                new OneTimeCodes(ground.clock()),
                boards,
                ground.clock());
        FleetWork.expect(ground);
        var api = parts.add(listen(ground, bots, web, webhooks));
        listenForMetrics(ground, parts);
        // Bots are started once they can be answered.
        FleetWork.start(ground, bots, api.base(), parts).ifPresent(fleet -> hints.onHint(fleet::look));
        WebhookWork.start(ground, webhooks);
        ground.metrics().watch(watched(ground, transcripts, webhooks));
        retell(ground, bots, parts);
        Eraser.start(ground, web.erasure(), bots.parts().changes(), parts);
        // Last is first: nobody new is sent here; those who wait, readers and heartbeats, are told; then nobody
        // comes any more, and the server can end.
        parts.add(api::stopAccepting);
        parts.add(bots);
        parts.add(transcripts.live());
        parts.add(boards);
        parts.add(new Drain(ground.readiness(), api, ground.config().http().drain()));
        return new Manager(parts, ground.accounts(), web.codes(), transcripts, api);
    }

    private static Boards boards(Ground ground, BotWork bots, Hints hints) {
        var boards = new Boards(new Roster(ground.database().jdbi(), ground.clock()));
        bots.listeners().add(boards);
        hints.onHint(_ -> boards.look());
        return boards;
    }

    /** At the start, and again: a database that was away for a moment between a change and its telling is no end of a manager. */
    private static void retell(Ground ground, BotWork bots, Parts parts) {
        var retelling = new Retelling(ground.database().jdbi(), ground.meetings(), ground.clock(), bots.listeners());
        Thread.ofVirtual().name("retelling-first").start(retelling::run);
        parts.add(Rounds.start(
                "retelling",
                RETELL_EVERY,
                retelling::run,
                e -> LOG.warn("changes that were not told cannot be looked for, trying again", e)));
    }

    private static Erasure erasure(Ground ground, BotWork bots, Transcripts transcripts) {
        var keys = ground.config().keys();
        var jdbi = ground.database().jdbi();
        return new Erasure(jdbi, keys.signing(), keys.signingBefore(), ground.clock(), meeting -> {
            transcripts.forget(meeting.value());
            ground.meetings().find(meeting).ifPresent(bots.listeners()::erased);
        });
    }

    private static ApiServer listen(Ground ground, BotWork bots, WebParts web, Webhooks webhooks) {
        var config = ground.config();
        if (!config.has(Role.API)) {
            return ApiServer.start(config.http(), ground.readiness(), config.roles(), ground.metrics());
        }
        return ApiServer.start(
                config.http(),
                new ApiParts(
                        config,
                        ground.database(),
                        ground.readiness(),
                        ground.metrics(),
                        ground.accounts(),
                        ground.meetings(),
                        bots.parts(),
                        web,
                        webhooks));
    }

    /** At a port of their own, where those are let in who read metrics. */
    private static void listenForMetrics(Ground ground, Parts parts) {
        var http = ground.config().http();
        if (http.metricsPort() != 0) {
            parts.add(ApiServer.start(http, ground.metrics()));
        }
    }

    private static WatchedParts watched(Ground ground, Transcripts transcripts, Webhooks webhooks) {
        return new WatchedParts(
                ground.database(), ground.redis(), ground.readiness(), transcripts, webhooks, ground.clock());
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
