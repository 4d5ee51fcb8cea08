package com.vomeet.bench.roll;

import com.vomeet.bench.chaos.Receiver;
import com.vomeet.bench.chaos.StandIns;
import com.vomeet.bench.played.NewAccount;
import com.vomeet.bench.played.Rows;
import com.vomeet.bench.program.ManagerProgram;
import com.vomeet.cli.product.Closing;
import com.vomeet.cli.product.Folders;
import com.vomeet.cli.product.StoresAside;
import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that stands around the bots: stores, replicas behind a balancer, a receiver of webhooks, an account and who asks with its key. */
record Theatre(
        Closing closing,
        Balancer balancer,
        Replicas replicas,
        Receiver receiver,
        Rows rows,
        Secret key,
        Requests requests,
        Ensemble bots)
        implements AutoCloseable {
    /** As the chart's limits: one core, and memory of which the options take their share. */
    private static final List<String> CONTAINER = List.of("-XX:ActiveProcessorCount=1", "-XX:MaxRAM=768m");

    static Theatre open(Scale scale, Folders folders, Path log) throws IOException, InterruptedException {
        var closing = new Closing();
        try {
            return open(closing, scale, folders, log);
        } catch (IOException | InterruptedException | RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    private static Theatre open(Closing closing, Scale scale, Folders folders, Path log)
            throws IOException, InterruptedException {
        var data = Files.createTempDirectory("vomeet-roll-");
        closing.add(() -> Folders.remove(data));
        var standIns = new StandIns(data.resolve("stand-ins"));
        var balancer = closing.add(new Balancer());
        var receiver = closing.add(new Receiver());
        var settings = settings(data, standIns, balancer);
        settings.putAll(StoresAside.start(closing, folders, data.resolve("stores")));
        var options =
                List.of(CONTAINER.getFirst(), CONTAINER.getLast(), ManagerProgram.optionsOfItsImage(folders.root()));
        var replicas = closing.add(new Replicas(settings, options, log, balancer));
        replicas.start(scale.replicas());
        var key = NewAccount.key(settings);
        var requests = closing.add(new Requests(balancer.base(), key));
        requests.send(
                "POST", "/webhooks", Json.write(Map.of("url", receiver.url().toString(), "format", "envelope")));
        var bots = closing.add(new Ensemble(standIns, scale, requests));
        return new Theatre(closing, balancer, replicas, receiver, new Rows(settings), key, requests, bots);
    }

    private static Map<String, String> settings(Path data, StandIns standIns, Balancer balancer) {
        return new HashMap<>(Map.of(
                "ORCHESTRATOR", "process",
                "PROCESS_BOT_COMMAND", Json.write(standIns.command()),
                "STATE_DIR", data.resolve("state").toString(),
                "WHISPER_LIVE_URL", "ws://127.0.0.1:9/ws",
                "BOT_MANAGER_CALLBACK_URL", balancer.base() + "/bots/internal/callback/exited",
                "SIGNING_KEY", "only-for-one-run-of-a-bench-0123456789",
                "WEBHOOK_ALLOWED_NETWORKS", "127.0.0.0/8",
                "RATE_LIMIT_PER_SECOND", "0",
                "DATABASE_POOL_SIZE", "15",
                "DRAIN_MS", "2000"));
    }

    @Override
    public void close() {
        closing.close();
    }
}
