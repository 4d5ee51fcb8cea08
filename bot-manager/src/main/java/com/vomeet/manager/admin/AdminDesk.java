package com.vomeet.manager.admin;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.bot.BotConfigs;
import com.vomeet.manager.bot.CallbackSecrets;
import com.vomeet.manager.bot.MeetingTokens;
import com.vomeet.manager.config.DatabaseSettings;
import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.orchestrator.kubernetes.BotJobs;
import com.vomeet.manager.orchestrator.kubernetes.ClusterAccess;
import com.vomeet.manager.orchestrator.kubernetes.GivenConfig;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Carries an operator's tasks out. Results go to one stream, everything else to the other. */
public final class AdminDesk {
    private static final int WRONG_CONFIGURATION = 2;
    private static final Patience SHORT = new Patience(3, Duration.ofSeconds(1));

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    public AdminDesk(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = Map.copyOf(environment);
        this.out = out;
        this.err = err;
    }

    /** @return the exit code */
    public int run(AdminTask task) {
        return switch (task) {
            case AdminTask.CreateAccount create -> create(create);
            case AdminTask.ShowConfig(var job) -> show(job);
            case AdminTask.LeaveAll(var atMost) -> leaveAll(atMost);
        };
    }

    private int create(AdminTask.CreateAccount task) {
        return withDatabase(database -> {
            var created = new Accounts(database.jdbi()).create(task.name(), task.maxBots());
            err.println("The API key of account " + created.account().id() + " (" + task.name()
                    + "), which nobody can show again:");
            out.println(created.key().reveal());
            return 0;
        });
    }

    private int withDatabase(ToIntFunction<Database> work) {
        return switch (DatabaseSettings.read(environment)) {
            case DatabaseSettings.Result.Invalid(var problems) -> {
                problems.forEach(err::println);
                yield WRONG_CONFIGURATION;
            }
            case DatabaseSettings.Result.Valid(var settings) -> {
                try (var database = Database.open(settings.withPoolSize(2), SHORT)) {
                    yield work.applyAsInt(database);
                }
            }
        };
    }

    private int leaveAll(Duration atMost) {
        var staying = withDatabase(database -> {
            try {
                return new Farewell(database.jdbi(), InstantSource.system()).callBack(atMost);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 1;
            }
        });
        if (staying > 0) {
            err.println(staying + " bots have not left within " + atMost.toSeconds() + " s");
        }
        return Math.max(removeJobs(), Math.min(staying, 1));
    }

    /** Ended ones are removed, too: whoever would do it later is about to go. */
    private int removeJobs() {
        if (!environment.getOrDefault("ORCHESTRATOR", "").startsWith("k")) {
            return 0;
        }
        try (var client = client()) {
            return BotJobs.removeAll(client, namespace()).map(this::fail).orElse(0);
        }
    }

    private KubernetesClient client() {
        var kubeconfig = Optional.ofNullable(environment.get("KUBECONFIG")).filter(path -> !path.isBlank());
        return ClusterAccess.client(kubeconfig.map(Path::of).orElse(null));
    }

    private String namespace() {
        return environment.getOrDefault("K8S_NAMESPACE", "default");
    }

    private int show(String job) {
        try (var client = client()) {
            return switch (GivenConfig.of(client, namespace(), job)) {
                case GivenConfig.Found(var json) -> print(json);
                case GivenConfig.NoJob(var message) -> fail(message);
                case GivenConfig.Hidden(var message) ->
                    made(job).map(this::print).orElseGet(() -> fail(message));
            };
        }
    }

    /** A manager that may not read Secrets makes the same configuration again: it is always the same for the same row. */
    private Optional<String> made(String job) {
        var id = job.replaceFirst("^vomeet-bot-(\\d{1,18})-[0-9a-f]{8}$", "$1");
        if (!id.matches("\\d+")
                || !(ManagerConfig.read(environment) instanceof ManagerConfig.Result.Valid(var config, var _))) {
            return Optional.empty();
        }
        try (var database = Database.open(config.database().withPoolSize(2), SHORT)) {
            var signing = config.keys().signing();
            var own = URI.create("http://127.0.0.1:" + config.http().port() + "/bots/internal/callback/exited");
            var configs = new BotConfigs(
                    new MeetingTokens(signing),
                    new CallbackSecrets(signing, InstantSource.system()),
                    config.bots().redisUrl(),
                    Objects.requireNonNullElse(config.http().callbackUrl(), own));
            return new Meetings(database.jdbi())
                    .find(new MeetingId(Long.parseLong(id)))
                    .filter(meeting -> meeting.session().workload().equals(job))
                    .map(meeting -> Json.write(configs.of(meeting)));
        }
    }

    private int print(String json) {
        out.println(MaskedConfig.of(json));
        return 0;
    }

    private int fail(String message) {
        err.println(message);
        return 1;
    }
}
