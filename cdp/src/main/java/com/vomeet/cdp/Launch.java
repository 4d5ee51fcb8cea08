package com.vomeet.cdp;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Starts a browser, or leaves nothing behind. */
final class Launch {
    private static final Duration CALL_PATIENCE = Duration.ofSeconds(20);
    private static final Duration DEATH = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofMillis(20);

    /**
     * Opens the pipes as descriptors 3 and 4, which Java cannot give to a child. The shell stays: a browser whose pipe closes ends by
     * itself, and then even our own sudden death leaves no folder.
     */
    private static final String WITH_PIPES =
            "\"$@\" 3<\"$0/cdp.in\" 4>\"$0/cdp.out\"; code=$?; rm -rf \"$0\"; exit $code";

    private static final String PLAIN = "\"$@\"; code=$?; rm -rf \"$0\"; exit $code";

    /** All a page's process needs to know; the bot's own settings hold secrets. */
    private static final Pattern INHERITED = Pattern.compile("PATH|LANG|LC_.*|TZ|DISPLAY|(?i:https?_proxy|no_proxy)");

    /** What a running browser consists of. */
    record Parts(Process process, ProcessSession processes, BrowserFolder folder, Connection connection)
            implements AutoCloseable {
        @Override
        public void close() {
            connection.close();
            end(process, processes, folder);
        }
    }

    private final LaunchConfig config;
    private final BrowserFolder folder;
    private final LastWords words = new LastWords();

    private Launch(LaunchConfig config, BrowserFolder folder) {
        this.config = config;
        this.folder = folder;
    }

    static LaunchResult launch(LaunchConfig config) {
        if (config.kind() == BrowserKind.WINDOW) {
            return new LaunchResult.NotLaunched("the browser kind 'window' is not supported yet");
        }
        if (!Files.isExecutable(config.programFile())) {
            return new LaunchResult.NotLaunched(config.programFile() + " is not there or cannot be run: install "
                    + config.kind().program() + ", or set BOT_CHROMIUM to its program file");
        }
        try {
            return new Launch(config, BrowserFolder.create(config.parent())).start();
        } catch (IOException e) {
            return new LaunchResult.NotLaunched("no folder for the browser in " + config.parent() + ": " + e);
        }
    }

    private LaunchResult start() {
        try {
            folder.makeFifos();
            if (config.authorities().isPresent()) {
                TrustedAuthorities.install(config.authorities().get(), folder.home());
            }
            // Holding both ends keeps the shell and us from waiting for each other when the FIFOs are opened.
            try (var _ = new RandomAccessFile(folder.toBrowser().toFile(), "rw");
                    var _ = new RandomAccessFile(folder.fromBrowser().toFile(), "rw")) {
                return connect(process());
            }
        } catch (IOException e) {
            folder.remove();
            return failed(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            folder.remove();
            return failed("it was interrupted");
        }
    }

    private LaunchResult connect(Process process) throws InterruptedException {
        words.readFrom(process.errorReader(StandardCharsets.UTF_8));
        try {
            var connection = new Connection(transport(), CALL_PATIENCE, () -> closed(process));
            var _ = process.onExit().thenAccept(ended -> connection.end(reason(ended)));
            connection.start();
            return greet(process, connection);
        } catch (IOException e) {
            end(process, new ProcessSession(process.pid()), folder);
            return failed(e.toString());
        } catch (InterruptedException e) {
            end(process, new ProcessSession(process.pid()), folder);
            throw e;
        }
    }

    private LaunchResult greet(Process process, Connection connection) {
        var parts = new Parts(process, new ProcessSession(process.pid()), folder, connection);
        var root = new Session(connection, "", "");
        try {
            root.call("Browser.getVersion", Session.params(), config.patience());
            return new LaunchResult.Launched(new Browser(parts, root));
        } catch (CdpException e) {
            parts.close();
            return failed(e.getMessage());
        }
    }

    private LaunchResult failed(@Nullable String why) {
        return new LaunchResult.NotLaunched(
                config.programFile() + " could not be started: " + why + "; " + words.text());
    }

    /** The connection ends a moment before the process: what the process says is worth that moment. */
    private String closed(Process process) {
        try {
            if (process.waitFor(1, TimeUnit.SECONDS)) {
                return reason(process);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "the browser closed the connection";
    }

    private String reason(Process ended) {
        return "the browser ended with exit code " + ended.exitValue() + "; " + words.text();
    }

    private Process process() throws IOException {
        // A session of its own: a signal to our group does not reach it before we have left the meeting, and all its
        // processes
        // are found again by it. setsid(1) replaces itself, so the process is the shell's.
        var command = new ArrayList<>(List.of("setsid", "sh", "-c"));
        command.add(
                switch (config.link()) {
                    case PIPE -> WITH_PIPES;
                    case WEB_SOCKET -> PLAIN;
                });
        command.add(folder.path().toString());
        command.add(config.programFile().toString());
        command.addAll(Flags.of(config, folder));
        var builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        var environment = builder.environment();
        environment.keySet().removeIf(name -> !INHERITED.matcher(name).matches());
        environment.put("TMPDIR", folder.temporary().toString());
        environment.put("HOME", folder.home().toString());
        environment.put("LANGUAGE", "en_US"); // on Linux it decides where --lang does not
        return builder.start();
    }

    private Transport transport() throws IOException, InterruptedException {
        return switch (config.link()) {
            case PIPE -> PipeTransport.open(folder.toBrowser(), folder.fromBrowser());
            case WEB_SOCKET -> WebSocketTransport.open(address(), config.patience());
        };
    }

    private URI address() throws IOException, InterruptedException {
        try {
            return URI.create(words.address().get(config.patience().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the browser did not name its debugging port", e);
        }
    }

    /** Done to the end even by a thread that is being interrupted. */
    private static void end(Process process, ProcessSession processes, BrowserFolder folder) {
        var interrupted = Thread.interrupted();
        var deadline = System.nanoTime() + DEATH.toNanos();
        do {
            processes.kill();
            process.destroyForcibly();
            LockSupport.parkNanos(RETRY.toNanos());
            interrupted |= Thread.interrupted();
        } while ((process.isAlive() || !processes.members().isEmpty()) && System.nanoTime() < deadline);
        while (!folder.remove() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(RETRY.toNanos());
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
