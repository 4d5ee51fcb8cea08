package com.vomeet.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrometheusServerIT {
    @TempDir
    Path folder;

    @Test
    void whatIsToldIsReadAndAnswered() throws IOException {
        var told = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        told.createContext("/metrics", exchange -> {
            try (exchange) {
                var text = "answers 42\n".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, text.length);
                exchange.getResponseBody().write(text);
            }
        });
        told.start();
        var target = URI.create("http://127.0.0.1:" + told.getAddress().getPort());
        PrometheusServer ended;
        try (var server = PrometheusServer.start(folder, Map.of("told", target), Map.of("place", "here"))) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(server.query("answers{job=\"told\",place=\"here\"} / 2"))
                            .contains("\"success\"", "\"21\""));
            assertThat(server.query("answers{")).contains("\"error\"", "parse error");
            ended = server;
        } finally {
            told.stop(0);
        }
        assertThatThrownBy(() -> ended.query("answers")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void jobsHaveAnAddressEach() {
        assertThat(PrometheusServer.configuration(
                        Map.of(
                                "manager",
                                URI.create("http://127.0.0.1:8056"),
                                "speech",
                                URI.create("ws://127.0.0.1:8000/ws")),
                        Map.of()))
                .isEqualTo("""
                        global:
                          scrape_interval: 1s
                          scrape_timeout: 1s
                        scrape_configs:
                          - job_name: manager
                            static_configs:
                              - targets: ['127.0.0.1:8056']
                          - job_name: speech
                            static_configs:
                              - targets: ['127.0.0.1:8000']
                        """);
    }

    @Test
    void allOfThemAreGivenTheSameLabels() {
        var jobs =
                Map.of("manager", URI.create("http://127.0.0.1:8056"), "speech", URI.create("ws://127.0.0.1:8000/ws"));
        assertThat(PrometheusServer.configuration(jobs, Map.of("pod", "a", "namespace", "v")))
                .endsWith("""
                        scrape_configs:
                          - job_name: manager
                            static_configs:
                              - targets: ['127.0.0.1:8056']
                                labels:
                                  namespace: 'v'
                                  pod: 'a'
                          - job_name: speech
                            static_configs:
                              - targets: ['127.0.0.1:8000']
                                labels:
                                  namespace: 'v'
                                  pod: 'a'
                        """);
    }
}
