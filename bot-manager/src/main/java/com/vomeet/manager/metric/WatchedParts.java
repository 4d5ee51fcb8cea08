package com.vomeet.manager.metric;

import com.vomeet.manager.health.Readiness;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Redis;
import com.vomeet.manager.transcript.DropReason;
import com.vomeet.manager.transcript.Transcripts;
import com.vomeet.manager.webhook.Webhooks;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What is asked when somebody reads the figures: stores that all replicas share, and what this one knows of itself. */
public record WatchedParts(
        Database database,
        Redis redis,
        Readiness readiness,
        Transcripts transcripts,
        Webhooks webhooks,
        InstantSource clock) {
    void bindTo(MeterRegistry registry) {
        bots(registry);
        outbox(registry);
        text(registry);
        connections(registry);
        readiness
                .names()
                .forEach(check -> Gauge.builder("vomeet.ready", () -> readiness.isWell(check) ? 1 : 0)
                        .description("Whether a part of this replica is well, as /readyz says")
                        .tag("check", check)
                        .register(registry));
        WebhookMeters.show(registry, webhooks.counters());
    }

    private void bots(MeterRegistry registry) {
        var figures = new Fresh<>(() -> BotFigures.read(database.jdbi(), clock.instant()), BotFigures.UNKNOWN);
        for (var status : BotFigures.statuses()) {
            Gauge.builder("vomeet.bots", () -> figures.get().count(status))
                    .description("Bots by status, of all replicas")
                    .tag("status", status)
                    .register(registry);
        }
        for (var part : BotFigures.PARTS) {
            Gauge.builder("vomeet.bots.without", () -> figures.get().without(part))
                    .description("Bots in a call, heard within a minute, that do not reach a part, of all replicas")
                    .tag("part", part)
                    .register(registry);
        }
        new SpreadGauges(registry, "vomeet.bot.cpu", "vomeet.bots.cpu", "cores")
                .show(() -> figures.get().cores());
        new SpreadGauges(registry, "vomeet.bot.memory", "vomeet.bots.memory", "bytes")
                .show(() -> figures.get().memory());
    }

    private void outbox(MeterRegistry registry) {
        var figures = new Fresh<>(() -> OutboxFigures.read(database.jdbi(), clock.instant()), OutboxFigures.UNKNOWN);
        pending(registry, "answering", () -> figures.get().answering());
        pending(registry, "failing", () -> figures.get().failing());
        Gauge.builder("vomeet.outbox.late", () -> figures.get().lateSeconds())
                .description("How long the next call to an endpoint that answers has been due, of all replicas")
                .baseUnit("seconds")
                .register(registry);
    }

    private static void pending(MeterRegistry registry, String endpoints, Supplier<Number> count) {
        Gauge.builder("vomeet.outbox.pending", count)
                .description("Calls of webhooks that are still to be made, of all replicas")
                .tag("endpoints", endpoints)
                .register(registry);
    }

    private void text(MeterRegistry registry) {
        var figures = new Fresh<>(() -> StreamFigures.read(redis.client(), clock.instant()), StreamFigures.UNKNOWN);
        Gauge.builder("vomeet.stream.lag", () -> figures.get().lag())
                .description("Entries of the segments stream that the database has not got, of all replicas")
                .register(registry);
        Gauge.builder("vomeet.stream.oldest", () -> figures.get().oldestSeconds())
                .description("Since when the first of them waits")
                .baseUnit("seconds")
                .register(registry);
        consumed(
                registry,
                "vomeet.segments.stored",
                "Final segments that were stored",
                t -> t.counts().segments());
        consumed(
                registry,
                "vomeet.poison",
                "Entries of the stream that were put aside",
                t -> t.counts().poison());
        for (var why : DropReason.values()) {
            FunctionCounter.builder(
                            "vomeet.segments.dropped",
                            transcripts,
                            t -> t.counts().dropped(why))
                    .description("What was read from the stream and not stored, by why")
                    .tag("reason", why.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    private void consumed(MeterRegistry registry, String name, String what, ToDoubleFunction<Transcripts> count) {
        FunctionCounter.builder(name, transcripts, count).description(what).register(registry);
    }

    private void connections(MeterRegistry registry) {
        connections(registry, "used", () -> database.connectionsUsed());
        connections(registry, "awaited", () -> database.connectionsAwaited());
        connections(registry, "most", () -> database.connections());
    }

    private static void connections(MeterRegistry registry, String state, Supplier<Number> count) {
        Gauge.builder("vomeet.database.connections", count)
                .description("Connections to PostgreSQL: used, awaited by a request, and how many there may be")
                .tag("state", state)
                .register(registry);
    }
}
