package com.vomeet.manager.admin;

import com.vomeet.manager.config.DatabaseSettings;
import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.manager.orchestrator.kubernetes.ClusterAccess;
import com.vomeet.manager.orchestrator.kubernetes.GivenConfig;
import com.vomeet.manager.orchestrator.kubernetes.JobRemoval;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Jdbi;

/** Carries an operator's tasks out. Results go to one stream, everything else to the other. */
public final class AdminDesk {
    private static final int WRONG_CONFIGURATION = 2;

    /**
     * Whoever has just started everything creates an account at once, while PostgreSQL makes its first database; and where policies are
     * enforced a pod that has just been made may reach nobody for a while.
     */
    public static final Patience PATIENCE = new Patience(30, Duration.ofSeconds(1));

    private final Map<String, String> environment;
    private final Patience forDatabase;
    private final PrintStream out;
    private final PrintStream err;
    private final Paper paper;

    /**
     * @param forDatabase how long it is waited for
     * @param asJson accounts and keys one JSON object a line
     */
    public AdminDesk(
            Map<String, String> environment, Patience forDatabase, PrintStream out, PrintStream err, boolean asJson) {
        this.environment = Map.copyOf(environment);
        this.forDatabase = forDatabase;
        this.out = out;
        this.err = err;
        this.paper = new Paper(out, err, asJson);
    }

    /** @return the exit code */
    public int run(AdminTask task) {
        return switch (task) {
            case AccountTask account -> at(jdbi -> new AccountClerk(jdbi, InstantSource.system(), paper).run(account));
            case PoisonTask poison -> at(jdbi -> new PoisonClerk(jdbi, InstantSource.system(), paper).run(poison));
            case AdminTask.ShowConfig(var job) -> show(job);
            case AdminTask.LeaveAll(var patience) -> leave(patience);
        };
    }

    /** For what needs nothing but the database. */
    private int at(ToIntFunction<Jdbi> task) {
        return switch (DatabaseSettings.read(environment)) {
            case DatabaseSettings.Result.Invalid(var problems) -> {
                problems.forEach(err::println);
                yield WRONG_CONFIGURATION;
            }
            case DatabaseSettings.Result.Valid(var settings) -> {
                try (var database = Database.open(settings.withPoolSize(2), forDatabase)) {
                    yield task.applyAsInt(database.jdbi());
                }
            }
        };
    }

    private int leave(Duration patience) {
        return switch (ManagerConfig.read(environment)) {
            case ManagerConfig.Result.Invalid(var problems) -> {
                problems.forEach(err::println);
                yield WRONG_CONFIGURATION;
            }
            case ManagerConfig.Result.Valid valid -> leave(valid.config(), patience);
        };
    }

    private int leave(ManagerConfig config, Duration patience) {
        try (var database = Database.open(config.database().withPoolSize(2), forDatabase)) {
            var jdbi = database.jdbi();
            new Audit(jdbi, InstantSource.system()).write(Actor.commandLine(), AdminAction.CALL_BOTS_BACK, "bots");
            var left = Departure.of(jdbi).within(patience);
            err.println(left == 0 ? "No bot is in a meeting." : left + " bots have not left yet.");
            var kubernetes = config.bots().kubernetes();
            if (kubernetes != null) {
                try (var client = ClusterAccess.client(kubernetes.kubeconfig())) {
                    err.println(JobRemoval.all(client, kubernetes.jobs().namespace()));
                }
            }
            return left == 0 ? 0 : 1;
        }
    }

    private int show(String job) {
        var kubeconfig = Optional.ofNullable(environment.get("KUBECONFIG")).filter(path -> !path.isBlank());
        var namespace = environment.getOrDefault("K8S_NAMESPACE", "default");
        try (var client = ClusterAccess.client(kubeconfig.map(Path::of).orElse(null))) {
            return switch (GivenConfig.of(client, namespace, job)) {
                case GivenConfig.Found(var json) -> print(json);
                case GivenConfig.NoJob(var message) -> fail(message);
                case GivenConfig.Hidden(var message) ->
                    made(job).map(json -> printMadeAgain(json, message)).orElseGet(() -> fail(message));
            };
        }
    }

    private Optional<String> made(String job) {
        if (!(ManagerConfig.read(environment) instanceof ManagerConfig.Result.Valid(var config, var _, var _))) {
            return Optional.empty();
        }
        try (var database = Database.open(config.database().withPoolSize(2), forDatabase)) {
            return new RemadeConfig(config, database.jdbi()).of(job);
        }
    }

    /** Whoever has changed a setting since the bot was made sees the new one. */
    private int printMadeAgain(String json, String why) {
        err.println("made again from the meeting's row and the settings of now; the Secret cannot be read: " + why);
        return print(json);
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
