package com.vomeet.manager.admin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is to be done, as the words of a command line say it. */
public sealed interface AdminTask {
    String USAGE = """
        account create NAME [--max-bots N]   makes an account and prints its API key, this once (N = 0: no limit)
        bot-config JOB                       prints what a bot was told, secrets masked
        leave-all [--wait 60s]               calls all bots back, waits for them, and removes their Jobs\
        """;

    /** @param maxBots bots at once; 0: no limit */
    record CreateAccount(String name, int maxBots) implements AdminTask {}

    record ShowConfig(String job) implements AdminTask {}

    /** @param patience how long bots may take to leave */
    record LeaveAll(Duration patience) implements AdminTask {}

    int DEFAULT_BOTS = 5;
    Duration DEFAULT_PATIENCE = Duration.ofSeconds(60);

    /** Empty for words that say nothing of the kind. */
    static Optional<AdminTask> parse(List<String> words) {
        if (words.size() == 2 && words.getFirst().equals("bot-config")) {
            return Optional.of(new ShowConfig(words.getLast()));
        }
        if (!words.isEmpty() && words.getFirst().equals("leave-all")) {
            return leaveAll(words.subList(1, words.size()));
        }
        if (words.size() < 3 || !words.subList(0, 2).equals(List.of("account", "create"))) {
            return Optional.empty();
        }
        var name = words.get(2);
        var rest = words.subList(3, words.size());
        if (name.isBlank() || name.startsWith("--")) {
            return Optional.empty();
        }
        if (rest.isEmpty()) {
            return Optional.of(new CreateAccount(name, DEFAULT_BOTS));
        }
        return rest.size() == 2
                        && rest.getFirst().equals("--max-bots")
                        && rest.getLast().matches("\\d{1,6}")
                ? Optional.of(new CreateAccount(name, Integer.parseInt(rest.getLast())))
                : Optional.empty();
    }

    private static Optional<AdminTask> leaveAll(List<String> rest) {
        if (rest.isEmpty()) {
            return Optional.of(new LeaveAll(DEFAULT_PATIENCE));
        }
        return rest.size() == 2
                        && rest.getFirst().equals("--wait")
                        && rest.getLast().matches("\\d{1,4}s")
                ? Optional.of(new LeaveAll(Duration.parse("PT" + rest.getLast())))
                : Optional.empty();
    }
}
