package com.vomeet.cli.command;

import com.vomeet.manager.Admin;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./vomeet admin}: what {@code vomeet-admin} does in the manager's image, with this shell's environment. */
@Command(
        name = "admin",
        description = {
            "An operator's tasks: 'account create NAME [--max-bots N]' prints a new account's API key;",
            "'bot-config JOB' prints what a bot in the cluster was told, secrets masked.",
            "Reads DATABASE_URL, KUBECONFIG, K8S_NAMESPACE and the manager's other variables."
        })
final class AdminCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "WORD", description = "the task")
    private @Nullable List<String> words;

    @Option(names = "--max-bots", paramLabel = "N", description = "bots at once of a new account; 0: no limit")
    private @Nullable Integer maxBots;

    @Override
    public Integer call() {
        var all = new ArrayList<>(words == null ? List.of() : words);
        if (maxBots != null) {
            all.addAll(List.of("--max-bots", maxBots.toString()));
        }
        return Admin.run(all, System.getenv(), System.out, System.err);
    }
}
