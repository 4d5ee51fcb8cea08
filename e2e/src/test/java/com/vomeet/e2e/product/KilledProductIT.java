package com.vomeet.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.cli.client.ApiClient;
import com.vomeet.cli.client.Endpoint;
import com.vomeet.cli.client.MeetingView;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.lab.Lab;
import com.vomeet.lab.LabConfig;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.parts.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product is killed while a bot is in a call, and started again. The lab lives on beside it. */
final class KilledProductIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final int port = FreePort.any();
    private Lab lab;
    private Process product;

    @BeforeEach
    void start() throws IOException {
        lab = Lab.start(LabConfig.onPort(0));
        product = run();
    }

    @AfterEach
    void end() throws Exception {
        product.getOutputStream().close();
        if (!product.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            product.destroyForcibly();
        }
        lab.close();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Process run() throws IOException {
        var log = Files.createTempFile(TestedProduct.logs(), "product", ".log");
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ProductProgram.class.getName(),
                data().toString(),
                "" + port,
                lab.base().toString());
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        await("the product; it said: " + log)
                .atMost(PATIENCE)
                .until(() ->
                        Files.readString(log).lines().anyMatch(ProductProgram.READY::equals) || !process.isAlive());
        assertThat(Files.readString(log)).contains(ProductProgram.READY);
        return process;
    }

    @Test
    void aBotThatOutlivesItSendsItsTextToTheNext() throws Exception {
        var demo = Scenario.named("demo");
        try (var meeting = lab.open(demo.with(demo.script().looping()).with(List.of()))) {
            var asked = request(meeting.url().toString());
            awaitTextAfter(asked, Instant.EPOCH);

            product.destroyForcibly().waitFor();
            product = run();
            var again = Instant.now();

            awaitTextAfter(asked, again);
            try (var client = client()) {
                assertThat(client.meeting(asked.id()).status()).isEqualTo(MeetingStatus.ACTIVE);
            }
        }
    }

    private ApiClient client() {
        return TestedProduct.client(Endpoint.inFolder(data()).orElseThrow());
    }

    private MeetingView request(String url) {
        try (var client = client()) {
            return client.requestBot(Map.of("meeting_url", url, "bot_name", "Survivor"));
        }
    }

    /** Text of what was said after that moment. */
    private void awaitTextAfter(MeetingView meeting, Instant moment) {
        try (var client = client()) {
            await("text of what was said after " + moment)
                    .atMost(PATIENCE)
                    .until(() -> client.transcript(meeting).lines().stream()
                            .anyMatch(line -> line.completed() && line.start().isAfter(moment)));
        }
    }
}
