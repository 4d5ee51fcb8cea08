package com.vomeet.e2e.page;

import static org.awaitility.Awaitility.await;

import com.vomeet.parts.ProcessTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A bot's processes, seen from outside. */
record BotProcesses(List<ProcessHandle> all) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static BotProcesses of(ProcessTree bot) {
        return new BotProcesses(
                Stream.concat(Stream.of(bot.root()), bot.root().descendants()).toList());
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
            return Files.readString(Path.of("/proc", "" + process.pid(), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it has ended
        }
    }
}
