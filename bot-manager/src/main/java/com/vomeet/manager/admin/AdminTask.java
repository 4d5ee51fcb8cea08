package com.vomeet.manager.admin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is to be done, as the words of a command line say it. */
public sealed interface AdminTask permits AccountTask, PoisonTask, AdminTask.ShowConfig, AdminTask.LeaveAll {
    String USAGE = """
            account create NAME [--max-bots N]   makes an account and prints its API key, this once (N = 0: no limit)
            account list                         shows all accounts
            account limit ID N                   sets how many bots an account may have at once (0: no limit)
            account retention ID DAYS|forever    sets how long its meetings are kept after their end (0: not at all)
            account disable ID, enable ID        makes its keys open nothing, or open again
            account delete ID                    calls its bots back and erases all that it has
            key create ID [--name NAME] [--scopes bots:read,...] [--days N]
                                                 makes a key for an account and prints it, this once
            key list ID                          shows an account's keys by their beginnings
            key revoke ID KEY                    makes a key (by its number) open nothing
            poison list                          shows entries of the segments stream that could not be stored
            poison replay ENTRY|all              reads one, or all, once more
            poison forget ENTRY                  deletes one
            bot-config JOB                       prints what a bot was told, secrets masked
            leave-all [--wait 60s]               calls all bots back, waits for them, and removes their Jobs
            With --json accounts, keys and entries are printed as JSON objects, one a line.""";

    record ShowConfig(String job) implements AdminTask {}

    /** @param patience how long bots may take to leave */
    record LeaveAll(Duration patience) implements AdminTask {}

    Duration DEFAULT_PATIENCE = Duration.ofSeconds(60);

    /** Empty for words that say nothing of the kind. */
    static Optional<AdminTask> parse(List<String> line) {
        return Words.of(line).flatMap(AdminTask::task);
    }

    private static Optional<AdminTask> task(Words words) {
        if (words.say("bot-config", 1)) {
            return Optional.of(new ShowConfig(words.last(1)));
        }
        if (words.say("leave-all", 0, "wait")) {
            return patience(words).map(LeaveAll::new);
        }
        return PoisonTask.of(words)
                .<AdminTask>map(task -> task)
                .or(() -> AccountWords.task(words).map(task -> task));
    }

    private static Optional<Duration> patience(Words words) {
        var given = words.option("wait");
        return given.isEmpty()
                ? Optional.of(DEFAULT_PATIENCE)
                : given.filter(word -> word.matches("\\d{1,4}s")).map(word -> Duration.parse("PT" + word));
    }
}
