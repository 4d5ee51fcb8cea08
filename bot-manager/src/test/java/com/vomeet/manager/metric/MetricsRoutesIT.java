package com.vomeet.manager.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.Client;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.RunningManager;
import com.vomeet.manager.WebStage;
import com.vomeet.manager.config.HttpSettings;
import com.vomeet.manager.webhook.Receiver;
import com.vomeet.parts.FreePort;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a manager tells a Prometheus. */
final class MetricsRoutesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aMeetingFromItsRequestToItsEndIsInTheFigures() {
        try (var stage = new WebStage();
                var receiver = new Receiver()) {
            stage.client()
                    .post("/webhooks", "{\"url\":\"" + receiver.url() + "\"}")
                    .expect(201);
            var bot = stage.bot("abc-defg-hij").joins();
            bot.bot().uses(0.25, 12, 300);
            bot.says("Ann", "Hello").says("Ben", "Hi");
            await().atMost(PATIENCE).until(() -> {
                var now = Scraped.at(stage.base());
                return now.value("vomeet_segments_stored_total") == 2
                        && now.value("vomeet_workloads_started_total") == 1;
            });
            var during = Scraped.at(stage.base());
            assertThat(during.value("vomeet_bots{status=\"active\"}")).isEqualTo(1);
            assertThat(during.value("vomeet_bot_cpu_cores{quantile=\"1\"}")).isEqualTo(0.25);
            assertThat(during.value("vomeet_bots_memory_bytes")).isEqualTo(300e6);
            assertThat(during.value("vomeet_workloads_started_total")).isEqualTo(1);
            assertThat(during.value("vomeet_workload_create_seconds_count{outcome=\"started\"}"))
                    .isEqualTo(1);
            assertThat(during.value("vomeet_pod_start_seconds_count")).isEqualTo(1);
            bot.bot().says(MeetingStatus.COMPLETED, EndReason.LEFT_ALONE).expect(200);
            await().atMost(PATIENCE)
                    .until(() -> Scraped.at(stage.base()).value("vomeet_webhook_delay_seconds_count") >= 5);
            var after = Scraped.at(stage.base());
            assertThat(after.value("vomeet_bot_ends_total{reason=\"left_alone\",status=\"completed\"}"))
                    .isEqualTo(1);
            assertThat(after.value("vomeet_bot_stage_seconds_count{stage=\"active\"}"))
                    .isEqualTo(1);
            assertThat(after.value("vomeet_http_answers_total{class=\"2xx\"}")).isGreaterThan(5);
        }
    }

    @Test
    void nothingInThemIsAnybodys() {
        try (var stage = new WebStage()) {
            var bot = stage.bot("abc-defg-hij").joins();
            bot.says("Ann Private", "a word in confidence");
            var text = scrapeText(stage.base());
            assertThat(text)
                    .doesNotContain("abc-defg-hij", "Ann", "confidence")
                    .doesNotContain(stage.account().key().reveal());
            assertThat(text.lines().filter(line -> !line.startsWith("#")))
                    .allMatch(line -> line.matches("(vomeet|jvm|process|system)_.*"));
        }
    }

    /** By that alerts know what a new process has counted before it was read first, from what an old one has long ago. */
    @Test
    void whenThisProcessHasStartedIsAmongThem() {
        try (var running = new RunningManager()) {
            var started = ManagementFactory.getRuntimeMXBean().getStartTime() / 1000.0;
            assertThat(Scraped.at(running.manager.base()).value("process_start_time_seconds"))
                    .isCloseTo(started, within(0.01));
        }
    }

    /** A pod that is not ready is asked every five seconds, and would look like clients who are refused. */
    @Test
    void answersToWhoLooksHowItGoesAreNotCounted() {
        try (var running = new RunningManager()) {
            var base = running.manager.base();
            for (var path : List.of("/healthz", "/readyz", "/servez", "/metrics")) {
                assertThat(running.client.get(path).status()).isIn(200, 503);
            }
            running.client.get("/bots/status").expect(200);
            await().atMost(PATIENCE)
                    .until(() -> Scraped.at(base).value("vomeet_http_answers_total{class=\"2xx\"}") >= 1);
            var figures = Scraped.at(base);
            assertThat(figures.series("vomeet_http_answers_total").stream().map(figures::value))
                    .containsExactlyInAnyOrder(0.0, 1.0, 0.0, 0.0, 0.0);
        }
    }

    private static String scrapeText(URI base) {
        try (var anybody = new Client(base, null)) {
            return anybody.get("/metrics").expect(200).asString();
        }
    }

    @Test
    void whatTheStoresWouldSayIsNotKnownWhileTheyAreAway() {
        try (var running = new RunningManager()) {
            running.jdbi().useHandle(handle -> handle.execute("alter table webhook_deliveries rename to moved"));
            var figures = Scraped.at(running.manager.base());
            assertThat(figures.value("vomeet_outbox_pending{endpoints=\"answering\"}"))
                    .isNaN();
            assertThat(figures.value("vomeet_bots{status=\"active\"}")).isZero();
            assertThat(figures.series("vomeet_ready"))
                    .extracting(check -> check.replaceAll(".*\"(.*)\".*", "$1"))
                    .isEqualTo(List.of("database", "migrations", "orchestrator", "redis", "transcripts"));
        }
    }

    @Test
    void atAPortOfTheirOwnTheyAreNotWithTheApi() throws IOException {
        var port = FreePort.any();
        var http = new HttpSettings("127.0.0.1", 0, null).withMetricsPort(port);
        try (var running = new RunningManager(RealParts.config().with(http))) {
            running.client.get("/metrics").expect(404);
            var own = URI.create("http://127.0.0.1:" + port);
            assertThat(Scraped.at(own).series("vomeet_bots")).hasSize(6);
            var api = (HttpURLConnection) own.resolve("/bots/status").toURL().openConnection();
            assertThat(api.getResponseCode()).as("nothing else is there").isEqualTo(404);
        }
    }
}
