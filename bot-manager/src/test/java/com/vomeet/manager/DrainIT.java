package com.vomeet.manager;

import static com.vomeet.manager.transcript.Outlet.TRY_AGAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Secret;
import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.openapi.CheckedHttp;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A manager behind a balancer that takes a while to notice that it ends. */
final class DrainIT {
    /** What is asked meanwhile is asked in time on a busy machine too. */
    private static final Duration DRAIN = Duration.ofSeconds(15);

    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private final HttpClient http = CheckedHttp.open();

    @Test
    void whoeverHasNotNoticedIsServedAndLedElsewhere() throws Exception {
        var settings = RealParts.newDatabase();
        try (var process = ManagerProcess.start(settings, Map.of("DRAIN_MS", String.valueOf(DRAIN.toMillis())));
                var database = Database.open(settings.withPoolSize(2), Patience.DEFAULT)) {
            var key = new Accounts(database.jdbi()).create("Ann", 0).key();
            var base = process.base();
            var reader = WaitingReader.of(http, base, key);
            assertThat(get(base, "/readyz").headers().firstValue("Connection")).isEmpty();

            var told = System.nanoTime();
            process.terminate();
            await().atMost(AT_MOST).until(() -> get(base, "/readyz").statusCode() == 503);
            assertThat(get(base, "/servez").statusCode()).isEqualTo(503);
            var answer = request(base, key);
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.headers().firstValue("Connection")).contains("close");

            assertThat(reader.closed.get(AT_MOST.toSeconds(), TimeUnit.SECONDS)).isEqualTo(TRY_AGAIN);
            assertThat(Duration.ofNanos(System.nanoTime() - told))
                    .as("until readers are sent away")
                    .isGreaterThanOrEqualTo(DRAIN);
            assertThat(process.awaitEnd(AT_MOST)).isEqualTo(143);
        }
    }

    private HttpResponse<String> get(URI base, String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> request(URI base, Secret key) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(base.resolve("/bots"))
                        .header("X-API-Key", key.reveal())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(RunningManager.meet("abc-defg-hij")))
                        .build(),
                BodyHandlers.ofString());
    }
}
