package com.vomeet.cli.product;

import com.vomeet.cli.client.ApiClient;
import com.vomeet.cli.client.Endpoint;
import com.vomeet.contract.Json;
import com.vomeet.contract.Settings;
import com.vomeet.lab.Lab;
import com.vomeet.lab.LabConfig;
import com.vomeet.manager.Manager;
import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.parts.ProcessTree;
import com.vomeet.speech.SpeechConfig;
import com.vomeet.speech.SpeechServer;
import com.vomeet.speech.engine.Engine;
import com.vomeet.trace.TraceSettings;
import com.vomeet.trace.Tracing;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The running product. Closing it calls the bots back first, so that no meeting keeps a guest that nobody looks after. */
public final class Product implements AutoCloseable {
    private static final Duration LEAVE_PATIENCE = Duration.ofSeconds(15);
    private final Closing parts;
    private final Path data;
    private final Manager manager;
    private final Endpoint endpoint;
    private final URI speech;
    private final @Nullable Lab lab;

    private Product(Closing parts, ProductOptions options, Engine engine, Consumer<String> progress) {
        this.parts = parts;
        data = parts.step(() -> Folders.make(options.data()));
        progress.accept("Starting PostgreSQL and Redis");
        var secrets = new LocalSecrets(data.resolve("secrets"));
        var ports = new KeptPorts(data.resolve("ports"), progress);
        var stores = parts.step(() -> Stores.start(parts, options.folders(), options.data(), secrets, ports));
        progress.accept("Starting the speech server (" + engine.name() + ")");
        parts.add(engine);
        // What goes wrong on the way to a collector is said by the manager, which sends to the same one.
        var tracing = parts.start(
                () -> Tracing.open(TraceSettings.read(new Settings(options.settings()), "speech"), _ -> {}));
        speech = parts.start(
                        () -> SpeechServer.start(SpeechConfig.local().withPort(ports.of("speech")), engine, tracing))
                .url();
        lab = options.withLab() ? parts.start(() -> lab(options)) : null;
        progress.accept("Starting the manager");
        // Somebody may ask for a bot after all have been called back; once the manager has ended, nobody can.
        parts.add(new Stragglers(data));
        manager = parts.start(() -> Manager.start(config(options, secrets, stores)));
        endpoint = parts.step(() -> new Endpoint(manager.base(), new LocalKey(manager, secrets).key()));
        parts.add(new Recall(endpoint, data, LEAVE_PATIENCE));
    }

    /**
     * Starts everything.
     *
     * @param closing ends what has been started, also when it is closed in the middle of the start
     * @param engine what the speech server recognises with; closed with the product
     * @throws IllegalStateException when a part cannot be started; the message says which and what to do
     */
    public static Product start(Closing closing, ProductOptions options, Engine engine, Consumer<String> progress) {
        return new Product(closing, options, engine, progress);
    }

    /**
     * Removes what earlier runs kept in the folder, and nothing else: somebody may have chosen a folder that holds more. What a killed run
     * has left behind is ended first, for it is found by the folders in which it works.
     */
    public static void forget(Path data) {
        new Stragglers(data).close();
        Stores.endLeftovers(data);
        List.of("postgres", "redis", "bots", "secrets", "ports").forEach(part -> Folders.remove(data.resolve(part)));
        Endpoint.forget(data);
    }

    private static Lab lab(ProductOptions options) {
        return Lab.start(LabConfig.onPort(options.labPort()));
    }

    private ManagerConfig config(ProductOptions options, LocalSecrets secrets, Stores stores) {
        var settings = new HashMap<>(stores.settings());
        settings.put("WHISPER_LIVE_URL", speech.toString());
        settings.put("PORT", String.valueOf(options.port()));
        settings.put("ORCHESTRATOR", "process");
        settings.put(
                "PROCESS_BOT_COMMAND",
                Json.write(BotProgram.command(options.folders().root())));
        settings.put("STATE_DIR", Folders.make(options.data().resolve("bots")).toString());
        settings.put("SIGNING_KEY", secrets.random("signing-key").reveal());
        settings.put("ADMIN_API_TOKEN", secrets.random("admin-token").reveal());
        lab().ifPresent(l -> settings.put("LAB_URL", l.base().toString()));
        // Who has a key here is at this machine, and tries webhooks with a server on it.
        settings.put("WEBHOOK_ALLOWED_NETWORKS", "127.0.0.0/8,::1");
        settings.putAll(options.settings());
        return switch (ManagerConfig.read(settings)) {
            case ManagerConfig.Result.Valid(var config, var _, var _) -> config;
            case ManagerConfig.Result.Invalid(var problems) ->
                throw new IllegalStateException("the manager's settings are wrong: " + problems);
        };
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    public ApiClient client() {
        return new ApiClient(endpoint);
    }

    public Manager manager() {
        return manager;
    }

    /** A link that signs one browser in, once, within the next minutes. */
    public URI signInLink() {
        var account = manager.accounts().find(endpoint.key()).orElseThrow();
        return endpoint.url()
                .resolve("/app/enter?code="
                        + manager.oneTimeCodes().create(account).reveal());
    }

    /** The bots that run now. */
    public List<ProcessTree> bots() {
        return BotProgram.running(data);
    }

    /** The speech server's WebSocket. */
    public URI speech() {
        return speech;
    }

    public Optional<Lab> lab() {
        return Optional.ofNullable(lab);
    }

    /** Whether its end has begun, by Ctrl-C for example. */
    public boolean isEnding() {
        return parts.hasBegun();
    }

    /** Ends everything that the closing holds it was started with. */
    @Override
    public void close() {
        parts.close();
    }
}
