package com.vomeet.e2e.page;

import static org.awaitility.Awaitility.await;

import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The processes of the one bot that runs from this checkout, seen from outside. */
record BotProcesses(List<ProcessHandle> all) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static BotProcesses ofTheOnlyBot() {
        var jar = Tree.ROOT.resolve("vomeet-bot/target").toString();
        var roots = ProcessHandle.allProcesses()
                .filter(process -> {
                    var line = commandLine(process);
                    return line.contains("java\0") && line.contains(jar) && line.contains("com.vomeet.bot.Main");
                })
                .filter(process -> !commandLine(process).startsWith("/bin/sh"))
                .toList();
        return new BotProcesses(roots.stream()
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .distinct()
                .toList());
    }

    /** The processes that draw pages. */
    List<ProcessHandle> renderers() {
        return all.stream()
                .filter(process -> commandLine(process).contains("--type=renderer"))
                .toList();
    }

    /** The browser's own process: its others end with it. */
    List<ProcessHandle> browsers() {
        return all.stream()
                .filter(process -> {
                    var line = commandLine(process);
                    return line.contains("chromium")
                            && !line.contains("--type=")
                            && !line.contains("com.vomeet.bot.Main");
                })
                .toList();
    }

    /** As a debugger stops it: it is there, and does nothing any more. */
    static void stop(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-STOP", "" + process.pid()).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void awaitGone() {
        await("the end of the bot's processes")
                .atMost(PATIENCE)
                .until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Whatever a failed test has left. */
    @Override
    public void close() {
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(
                    Objects.requireNonNull(Path.of("/proc", "" + process.pid(), "cmdline")),
                    StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            return ""; // it ended while we read
        }
    }
}
