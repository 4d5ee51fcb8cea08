package com.vomeet.bench.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A port of this machine that leads to one in the cluster, as long as the pod behind it lives. */
public final class PortForward implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Forwarding from 127\\.0\\.0\\.1:(\\d+) .*");
    private final Process process;
    private final int port;

    private PortForward(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param target a pod or a service, {@code service/bot-manager} */
    public static PortForward to(ClusterAccess cluster, String namespace, String target, int port) {
        var builder = new ProcessBuilder(List.of("env", "kubectl", "-n", namespace, "port-forward", target, ":" + port))
                .redirectErrorStream(true);
        builder.environment().putAll(cluster.environment());
        try {
            var process = builder.start();
            var said = new StringBuilder();
            var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                var found = local(line);
                if (found.isPresent()) {
                    // A pipe that is silent keeps the carrier of a virtual thread, and two keep all of two cores.
                    Thread.ofPlatform().daemon().start(() -> skip(lines));
                    return new PortForward(process, found.get());
                }
            }
            throw new IllegalStateException("no way to " + target + " in " + namespace + ": " + said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void skip(BufferedReader lines) {
        try (lines) {
            while (lines.readLine() != null) {
                // A full pipe would hold it up.
            }
        } catch (IOException e) {
            // It has ended.
        }
    }

    static Optional<Integer> local(String line) {
        var ready = READY.matcher(line);
        return ready.matches() ? Optional.of(Integer.valueOf(ready.group(1))) : Optional.empty();
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
