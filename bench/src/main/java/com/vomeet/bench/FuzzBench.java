package com.vomeet.bench;

import com.vomeet.cli.product.Folders;
import com.vomeet.contract.Json;
import com.vomeet.manager.account.Accounts;
import com.vomeet.speech.engine.InstantEngine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Requests that a program makes up from the API's description, right ones and wrong ones, against a manager that starts no bots and
 * calls no webhooks. What takes the caller's own key or account away is tried last.
 */
final class FuzzBench implements Bench {
    private static final String ADMIN = "admin-token-of-the-fuzz-bench";
    private static final Duration MOST = Duration.ofSeconds(150);
    private static final Duration FEW = Duration.ofSeconds(30);
    /** Boundary values are ids too: those of the first accounts. */
    private static final int DECOYS = 20;

    /** Streams that never end, and what calls strangers. */
    private static final String LEFT_OUT = "^/((admin/)?fleet/stream|webhooks/\\{id\\}/test)$";

    /** A stream that ends at once where there is no such meeting. */
    private static final String ENDS_WITHOUT_MEETINGS = "^/meetings/\\{id\\}/stream$";

    /** Where the description came from is not tried unless it is named. */
    private static final String DESCRIPTION = "/openapi.json";

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** A run that is worth something tries each operation in many ways. */
    private static final int FEWEST_EACH = 20;

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
        var described = 0;
        for (var i = 0; i < Math.max(1, runs); i++) {
            var tried = once(program, folder.resolve("run-" + i));
            all = all.and(tried.report());
            described += tried.described();
        }
        all.lines().forEach(line -> System.err.println("  " + line));
        if (all.lines().isEmpty()) {
            Folders.remove(folder);
        } else {
            System.err.println("  more in " + folder);
        }
        tell(figures, "operations", all.operations(), new Goal.AtLeast(described));
        tell(figures, "requests", all.requests(), new Goal.AtLeast(FEWEST_EACH * described));
        tell(figures, "server_errors", all.serverErrors(), new Goal.AtMost(0));
        tell(figures, "schema_breaks", all.breaks(), new Goal.AtMost(0));
        tell(figures, "not_tried", all.troubles(), new Goal.AtMost(0));
    }

    private void tell(Consumer<Figure> figures, String what, int value, Goal goal) {
        figures.accept(Figure.of(name(), what, value, "count", goal));
    }

    /** @param described how many operations there were to be tried */
    private record Tried(FuzzReport report, int described) {}

    private static Tried once(Path program, Path folder) throws Exception {
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
            var fuzzer = new Fuzzer(program, manager.base(), headers(key(manager.accounts())));
            var others = String.join("|", LEFT_OUT, ENDS_WITHOUT_MEETINGS, TAKES_AWAY);
            var most = fuzzer.run(folder.resolve("most"), MOST, List.of("--exclude-path-regex", others));
            var newcomer = manager.accounts().create("Newcomer", 0).key().reveal();
            var streams = new Fuzzer(program, manager.base(), headers(newcomer))
                    .run(folder.resolve("streams"), FEW, List.of("--include-path-regex", ENDS_WITHOUT_MEETINGS));
            var description = fuzzer.run(folder.resolve("description"), FEW, List.of("--include-path", DESCRIPTION));
            var last = fuzzer.run(folder.resolve("last"), FEW, List.of("--include-path-regex", TAKES_AWAY));
            return new Tried(most.and(streams).and(description).and(last), described(manager.base()));
        }
    }

    private static Map<String, String> headers(String key) {
        return Map.of("X-API-Key", key, "X-Admin-API-Key", ADMIN);
    }

    private static int described(URI manager) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(manager.resolve(DESCRIPTION)).build();
            var answer = http.send(request, BodyHandlers.ofString());
            return operations(Json.MAPPER.readTree(answer.body()));
        }
    }

    /** Of a description, without those that are left out. */
    static int operations(JsonNode description) {
        return description
                .path("paths")
                .propertyStream()
                .filter(path -> !path.getKey().matches(LEFT_OUT))
                .mapToInt(path -> (int) path.getValue()
                        .propertyStream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .count())
                .sum();
    }

    private static String key(Accounts accounts) {
        for (var i = 0; i < DECOYS; i++) {
            accounts.create("Decoy " + i, 0);
        }
        return accounts.create("Fuzz", 0).key().reveal();
    }
}
