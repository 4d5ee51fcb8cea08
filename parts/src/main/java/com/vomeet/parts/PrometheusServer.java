package com.vomeet.parts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** A Prometheus of our own on the loopback address, which reads metrics every second; ended with {@link #close}. */
public final class PrometheusServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final int OK = 200;

    private final Process process;
    private final URI url;

    private PrometheusServer(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts one and waits until it answers.
     *
     * @param folder for its configuration, its data and its log
     * @param jobs whose metrics it reads, each at {@code /metrics} of an address
     * @param labels that it gives all of them
     * @throws IllegalStateException when it is not installed or does not become ready; the message holds what it said
     */
    public static PrometheusServer start(Path folder, Map<String, URI> jobs, Map<String, String> labels) {
        var program = Programs.find("prometheus")
                .orElseThrow(() -> new IllegalStateException(
                        "prometheus is not installed: apt-get install prometheus (or ./vomeet doctor --fix)"));
        try {
            var configuration = Files.writeString(folder.resolve("prometheus.yml"), configuration(jobs, labels));
            var log = folder.resolve("prometheus.log");
            var port = FreePort.any();
            var process = new ProcessBuilder(
                            program.toString(),
                            "--config.file=" + configuration,
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            var server = new PrometheusServer(process, URI.create("http://127.0.0.1:" + port));
            server.awaitReady(log);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("prometheus could not be started", e);
        }
    }

    static String configuration(Map<String, URI> jobs, Map<String, String> labels) {
        var given = labels.entrySet().stream()
                .map(label -> "          %s: '%s'\n".formatted(label.getKey(), label.getValue()))
                .sorted()
                .collect(Collectors.joining("", labels.isEmpty() ? "" : "        labels:\n", ""));
        return jobs.entrySet().stream()
                .map(job -> "  - job_name: %s\n    static_configs:\n      - targets: ['%s']\n%s"
                        .formatted(job.getKey(), job.getValue().getAuthority(), given))
                .sorted()
                .collect(Collectors.joining(
                        "", "global:\n  scrape_interval: 1s\n  scrape_timeout: 1s\nscrape_configs:\n", ""));
    }

    private void awaitReady(Path log) throws IOException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException("prometheus did not become ready: " + Files.readString(log));
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private boolean isReady() {
        try {
            var connection = (HttpURLConnection) url.resolve("/-/ready").toURL().openConnection();
            return connection.getResponseCode() == OK;
        } catch (IOException e) {
            return false;
        }
    }

    public URI url() {
        return url;
    }

    /**
     * What a query in its own language finds now.
     *
     * @return its answer, JSON; also the one that says what is wrong with the query
     */
    public String query(String query) {
        var path = "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        try {
            var connection = (HttpURLConnection) url.resolve(path).toURL().openConnection();
            try (var body = body(connection)) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("prometheus at " + url + " does not answer", e);
        }
    }

    private static InputStream body(HttpURLConnection connection) throws IOException {
        return connection.getResponseCode() == OK ? connection.getInputStream() : connection.getErrorStream();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
