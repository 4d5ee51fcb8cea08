package com.vomeet.parts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A redis-server of our own on the loopback address, ended with {@link #close}. */
public final class RedisServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final Process process;
    private final int port;

    private RedisServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one on a free port that keeps its data in the folder (append-only file). */
    public static RedisServer start(Path folder) {
        return start(folder, FreePort.any());
    }

    /**
     * Starts one and waits until it accepts connections.
     *
     * @throws IllegalStateException when redis-server is not installed or does not become ready; the message holds what it said
     */
    public static RedisServer start(Path folder, int port) {
        return start(folder, port, List.of());
    }

    /** @param users all who may connect; none: everybody may, and everything */
    public static RedisServer start(Path folder, int port, List<RedisUser> users) {
        var program = Programs.find("redis-server")
                .orElseThrow(() -> new IllegalStateException(
                        "redis-server is not installed: apt-get install redis-server (or ./vomeet doctor --fix)"));
        // A session of its own: Ctrl-C in the terminal must not end it before those who use it.
        var command = List.of(
                "setsid",
                program.toString(),
                "--port",
                "" + port,
                "--bind",
                "127.0.0.1",
                "--dir",
                folder.toString(),
                "--appendonly",
                "yes",
                "--save",
                "",
                "--daemonize",
                "no",
                // More of its configuration comes by standard input: who may connect is in no list of processes.
                "-");
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var more = process.outputWriter(StandardCharsets.UTF_8)) {
                for (var user : users) {
                    more.write(user.line() + "\n");
                }
            }
            awaitReady(process, port);
            return new RedisServer(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException("redis-server could not be started", e);
        }
    }

    private static void awaitReady(Process process, int port) throws IOException {
        var said = new ArrayList<String>();
        var overdue = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(PATIENCE);
                process.destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var reader = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            said.add(line);
            if (line.contains("Ready to accept connections")) {
                overdue.interrupt();
                // Reading a pipe holds a virtual thread's carrier, of which there are as many as cores.
                Thread.ofPlatform().daemon().name("redis-output").start(() -> drain(reader));
                return;
            }
        }
        throw new IllegalStateException("redis-server on port " + port + " did not become ready: " + said);
    }

    /** An unread pipe would stop the server once it is full. */
    private static void drain(BufferedReader reader) {
        try {
            reader.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // the server has ended
        }
    }

    public URI url() {
        return URI.create("redis://127.0.0.1:" + port + "/0");
    }

    /** Ends the server as a crash would: nothing is said, nothing is flushed. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
