package com.vomeet.bench;

import com.vomeet.manager.account.Accounts;
import com.vomeet.speech.engine.InstantEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Requests that a program makes up from the API's description, right ones and wrong ones, against a manager that starts no bots and
 * calls no webhooks. What takes the caller's own key or account away is tried last.
 */
final class FuzzBench implements Bench {
    private static final String ADMIN = "admin-token-of-the-fuzz-bench";
    private static final Duration MOST = Duration.ofSeconds(150);
    private static final Duration LAST = Duration.ofSeconds(30);
    /** Boundary values are ids too: those of the first accounts. */
    private static final int DECOYS = 20;

    /** Never ends, is no HTTP, always answers 503, or calls strangers. */
    private static final String LEFT_OUT =
            "^/(meetings/\\{id\\}/stream|(admin/)?fleet/stream|ws|google/.*|webhooks/\\{id\\}/test)$";

    private static final String TAKES_AWAY = "^/(admin/accounts/\\{account_id\\}.*|account/keys/\\{key_id\\})$";

    @Override
    public String name() {
        return "fuzz";
    }

    @Override
    public String about() {
        return "made-up requests against the API's description: answers of 500 and above, answers that break it";
    }

    @Override
    public void run(int runs, Consumer<Figure> figures) throws Exception {
        var program = Optional.ofNullable(System.getenv("VOMEET_SCHEMATHESIS"))
                .map(Path::of)
                .orElseThrow(() -> new IllegalStateException("schemathesis is not there: ./vomeet bench fuzz gets it"));
        var folder = Files.createTempDirectory("vomeet-fuzz-");
        var all = FuzzReport.NONE;
        for (var i = 0; i < Math.max(1, runs); i++) {
            all = all.and(once(program, folder.resolve("run-" + i)));
        }
        all.lines().forEach(line -> System.err.println("  " + line));
        if (!all.lines().isEmpty()) {
            System.err.println("  more in " + folder);
        }
        tell(figures, "operations", all.operations(), new Goal.Told());
        tell(figures, "requests", all.requests(), new Goal.Told());
        tell(figures, "server_errors", all.serverErrors(), new Goal.AtMost(0));
        tell(figures, "schema_breaks", all.breaks(), new Goal.AtMost(0));
        tell(figures, "not_tried", all.troubles(), new Goal.AtMost(0));
    }

    private void tell(Consumer<Figure> figures, String what, int value, Goal goal) {
        figures.accept(Figure.of(name(), what, value, "count", goal));
    }

    private static FuzzReport once(Path program, Path folder) throws Exception {
        var settings = Map.of(
                "ORCHESTRATOR",
                "none",
                "ADMIN_API_TOKEN",
                ADMIN,
                "RATE_LIMIT_PER_SECOND",
                "0",
                "ROLES",
                "api,fleet,transcripts");
        try (var rig = Rig.start(new InstantEngine(), settings)) {
            var manager = rig.product().manager();
            var headers = Map.of("X-API-Key", key(manager.accounts()), "X-Admin-API-Key", ADMIN);
            var fuzzer = new Fuzzer(program, manager.base(), headers);
            var most = fuzzer.run(
                    folder.resolve("most"), MOST, List.of("--exclude-path-regex", LEFT_OUT + "|" + TAKES_AWAY));
            var last = fuzzer.run(folder.resolve("last"), LAST, List.of("--include-path-regex", TAKES_AWAY));
            return most.and(last);
        }
    }

    private static String key(Accounts accounts) {
        for (var i = 0; i < DECOYS; i++) {
            accounts.create("Decoy " + i, 0);
        }
        return accounts.create("Fuzz", 0).key().reveal();
    }
}
