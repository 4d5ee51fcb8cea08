package com.vomeet.manager.config;

import com.vomeet.contract.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Reads where the manager listens and where bots find it. */
final class HttpReader {
    private static final int DEFAULT_PORT = 8056;
    /** In a pod, where nobody else listens. */
    private static final int POD_PORT = 8080;

    private final Settings settings;
    private final Optional<String> ownNamespace;

    HttpReader(Settings settings, Optional<String> ownNamespace) {
        this.settings = settings;
        this.ownNamespace = ownNamespace;
    }

    HttpSettings read(OrchestratorKind kind, Set<Role> roles) {
        settings.group("HTTP");
        return new HttpSettings(
                settings.of("HOST", "the address at which it listens")
                        .otherwise("`127.0.0.1`; in a pod `0.0.0.0`")
                        .text(ownNamespace.isPresent() ? "0.0.0.0" : "127.0.0.1"),
                settings.of("PORT", "where it listens; 0 takes any port that is free")
                        .otherwise("`" + DEFAULT_PORT + "`; in a pod `" + POD_PORT + "`")
                        .number(ownNamespace.isPresent() ? POD_PORT : DEFAULT_PORT, 0, 65_535),
                settings.of("METRICS_PORT", "where `/metrics` is, if not with the API")
                        .otherwise("0: at `PORT`")
                        .number(0, 0, 65_535),
                callback(kind, roles).orElse(null),
                settings.of(
                                "LEGACY_CALLBACKS",
                                "bots of the first vomeet are heard, which sign nothing: whoever learns a connection id can"
                                        + " then report for a bot that has not signed yet")
                        .flag(false),
                limits(),
                Duration.ofMillis(settings.of(
                                "DRAIN_MS",
                                "after SIGTERM it goes on answering for so long, while `/servez` says 503: what a balancer takes"
                                        + " to notice")
                        .number(0, 0, 60_000)));
    }

    private LimitSettings limits() {
        var usual = LimitSettings.DEFAULT;
        return new LimitSettings(
                settings.of("RATE_LIMIT_PER_SECOND", "requests of one API key, counted by each replica; 0: no limit")
                        .number(usual.perSecond(), 0, LimitSettings.MOST),
                settings.of("RATE_LIMIT_BURST", "requests of one API key at once, after a pause")
                        .number(usual.burst(), 1, LimitSettings.MOST),
                settings.of(
                                "LIVE_CONNECTIONS",
                                "live connections (WebSockets and server-sent events) of one API key at once, counted by each"
                                        + " replica; 0: no limit")
                        .number(usual.live(), 0, LimitSettings.MOST),
                Duration.ofMillis(settings.of(
                                "LIVE_CHECK_MS",
                                "how often it is asked whether the keys of live connections still hold; one whose key does not"
                                        + " is closed")
                        .number((int) usual.liveCheck().toMillis(), 100, 600_000)));
    }

    /** The guide's name first; in a cluster the Service that the charts make. */
    private Optional<URI> callback(OrchestratorKind kind, Set<Role> roles) {
        var told = settings.of(
                        "K8S_BOT_MANAGER_CALLBACK_URL", "`BOT_MANAGER_CALLBACK_URL` by the guide's name, which wins")
                .otherwise(
                        "in a pod `http://bot-manager.NAMESPACE:8080/bots/internal/callback/exited`, with the manager's"
                                + " own namespace; with `k8s` outside of a cluster required")
                .url("http", "https");
        var other = settings.of("BOT_MANAGER_CALLBACK_URL", "what bots are told: `…/bots/internal/callback/exited`")
                .otherwise("the manager's own address; with `docker` `" + DockerReader.CALLBACK
                        + "`, unless `DOCKER_NETWORK` is `host`")
                .url("http", "https");
        var found = told.or(() -> other);
        if (found.isPresent() || wasTold()) {
            return found;
        }
        if (kind == OrchestratorKind.KUBERNETES) {
            if (ownNamespace.isEmpty()) {
                settings.problem(
                        "K8S_BOT_MANAGER_CALLBACK_URL",
                        "is missing: where bots in the cluster reach this manager, which is outside of it");
            }
            return ownNamespace.map(namespace ->
                    URI.create("http://bot-manager." + namespace + ":" + POD_PORT + "/bots/internal/callback/exited"));
        }
        if (kind == OrchestratorKind.DOCKER && !new DockerReader(settings).isOnTheMachine()) {
            return Optional.of(DockerReader.CALLBACK);
        }
        if (roles.contains(Role.FLEET) && !roles.contains(Role.API)) {
            settings.problem("BOT_MANAGER_CALLBACK_URL", "is missing: where the replica is that has the role api");
        }
        return found;
    }

    private boolean wasTold() {
        return settings.text("K8S_BOT_MANAGER_CALLBACK_URL").isPresent()
                || settings.text("BOT_MANAGER_CALLBACK_URL").isPresent();
    }
}
