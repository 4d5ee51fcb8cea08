package com.vomeet.bench.chaos;

import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.bot.BotConfigReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Processes that stand for bots under the process orchestrator: each notes that it was started, keeps its configuration and runs until it
 * is ended. What a bot says, the test says for it. They outlive the manager, as bots do.
 */
public final class StandIns {
    private static final String SCRIPT = """
        name=$(basename "$(dirname "$BOT_DATA_DIR")")
        printf '%s' "$BOT_CONFIG" > "$1/config-$name.new" && mv "$1/config-$name.new" "$1/config-$name"
        echo "$name $$" >> "$1/started"
        exec sleep 600
        """;

    /** @param workload its name */
    public record StandIn(String workload, long pid) {
        public boolean isAlive() {
            return handle().isPresent();
        }

        /** As the kernel does when memory runs out. */
        public void kill() {
            handle().ifPresent(ProcessHandle::destroyForcibly);
        }

        public void end() {
            handle().ifPresent(ProcessHandle::destroy);
        }

        /** Numbers of processes are given again. */
        private Optional<ProcessHandle> handle() {
            return ProcessHandle.of(pid)
                    .filter(one -> one.isAlive()
                            && one.info()
                                    .command()
                                    .map(c -> c.endsWith("sleep"))
                                    .orElse(false));
        }
    }

    private final Path folder;
    private final Path script;

    public StandIns(Path folder) {
        this.folder = folder;
        this.script = folder.resolve("stand-in.sh");
        try {
            Files.createDirectories(folder);
            Files.writeString(script, SCRIPT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> command() {
        return List.of("sh", script.toString(), folder.toString());
    }

    /** All that were ever started for a meeting. */
    List<StandIn> of(long meeting) {
        return all().stream()
                .filter(one -> one.workload().startsWith("vomeet-bot-" + meeting + "-"))
                .toList();
    }

    public List<StandIn> all() {
        try {
            return Files.readString(folder.resolve("started"))
                    .lines()
                    .map(line -> line.split(" ", -1))
                    .map(words -> new StandIn(words[0], Long.parseLong(words[1])))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the bot was told; empty until it was started. */
    public Optional<BotConfig> config(StandIn bot) {
        try {
            var text = Files.readString(folder.resolve("config-" + bot.workload()));
            return switch (BotConfigReader.read(text)) {
                case BotConfigReader.Result.Valid(var config) -> Optional.of(config);
                case BotConfigReader.Result.Invalid(var problems) ->
                    throw new IllegalStateException(problems.toString());
            };
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
