package com.vomeet.bench;

import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.AutomaticLeave;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import com.vomeet.manager.orchestrator.job.BotJob.Delivery;
import java.net.URI;
import java.time.Instant;

/** The same Jobs and Secrets as the product makes, by a client that does nothing else. */
final class BareJobs {
    private BareJobs() {}

    static void make(BenchNamespace cluster, String kind, int many) {
        Crowd.each(1, many, number -> make(cluster, spec("vomeet-bot-" + number + "-" + kind, number)));
    }

    private static void make(BenchNamespace cluster, WorkloadSpec spec) {
        var client = cluster.client();
        var jobs = cluster.jobs();
        var job = client.batch()
                .v1()
                .jobs()
                .inNamespace(cluster.name())
                .resource(jobs.job(spec, Delivery.SECRET))
                .create();
        client.secrets()
                .inNamespace(cluster.name())
                .resource(jobs.secret(spec, job))
                .create();
    }

    private static WorkloadSpec spec(String name, int number) {
        var config = new BotConfig(
                number,
                Platform.GOOGLE_MEET,
                URI.create("https://meet.google.com/abc-defg-hij"),
                "Vomeet",
                Secret.of("t".repeat(400)),
                "abc-defg-hij",
                "00000000-0000-0000-0000-000000000000",
                null,
                "transcribe",
                Secret.of("redis://127.0.0.1:6379/0"),
                name,
                AutomaticLeave.DEFAULT,
                URI.create("http://127.0.0.1:8056/bots/internal/callback/exited"),
                null,
                null,
                Secret.of("s".repeat(64)),
                Instant.parse("2026-11-25T12:00:00Z"));
        return new WorkloadSpec(name, number, config, URI.create("ws://127.0.0.1:9090/ws"));
    }
}
