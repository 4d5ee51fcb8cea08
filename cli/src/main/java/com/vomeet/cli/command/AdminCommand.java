package com.vomeet.cli.command;

import com.vomeet.cli.product.Folders;
import com.vomeet.cli.product.LocalDatabase;
import com.vomeet.manager.Admin;
import com.vomeet.manager.admin.AdminTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./vomeet admin}: what {@code vomeet-admin} does in the manager's image, with this shell's environment; where that names no
 * database, at the product that runs on this machine.
 */
@Command(
        name = "admin",
        description = {
            "An operator's tasks, at the database that DATABASE_URL names, else at the product that runs here:",
            AdminTask.USAGE,
            "Reads the manager's variables: DATABASE_URL, DATABASE_USER, DATABASE_PASSWORD, KUBECONFIG, K8S_NAMESPACE."
        })
final class AdminCommand implements Callable<Integer> {
    private static final String DATABASE = "DATABASE_URL";

    @Parameters(arity = "0..*", paramLabel = "WORD", description = "the task")
    private @Nullable List<String> words;

    @Option(names = "--max-bots", paramLabel = "N", description = "bots at once of a new account; 0: no limit")
    private @Nullable String maxBots;

    @Option(names = "--name", paramLabel = "NAME", description = "of a new key")
    private @Nullable String name;

    @Option(names = "--scopes", paramLabel = "SCOPE,...", description = "what a new key may be used for; all")
    private @Nullable String scopes;

    @Option(names = "--days", paramLabel = "N", description = "that a new key works; until it is revoked")
    private @Nullable String days;

    @Option(names = "--wait", paramLabel = "60s", description = "how long bots may take to leave")
    private @Nullable String wait;

    @Option(names = "--json", description = "accounts and keys as JSON objects, one a line")
    private boolean json;

    @Override
    public Integer call() {
        var all = new ArrayList<>(words == null ? List.of() : words);
        options().forEach((option, value) -> all.addAll(List.of("--" + option, value)));
        if (json) {
            all.add("--json");
        }
        return Admin.run(all, environment(), System.out, System.err);
    }

    private Map<String, String> options() {
        var given = new LinkedHashMap<String, String>();
        add(given, "max-bots", maxBots);
        add(given, "name", name);
        add(given, "scopes", scopes);
        add(given, "days", days);
        add(given, "wait", wait);
        return given;
    }

    private static void add(Map<String, String> options, String name, @Nullable String value) {
        if (value != null) {
            options.put(name, value);
        }
    }

    private static Map<String, String> environment() {
        var environment = new HashMap<>(System.getenv());
        if (!environment.containsKey(DATABASE)) {
            environment.putAll(LocalDatabase.settings(Folders.ofThisMachine().data()));
        }
        return environment;
    }
}
