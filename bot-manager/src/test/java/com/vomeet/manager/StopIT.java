package com.vomeet.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.openapi.CheckedHttp;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import com.vomeet.manager.transcript.Outlet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A manager under load that is told to end. */
final class StopIT {
    private static final Duration AT_MOST = Duration.ofSeconds(10);
    private static final int CLIENTS = 8;

    private final AtomicInteger number = new AtomicInteger();
    private final Queue<Long> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> refused = new ConcurrentLinkedQueue<>();
    private final HttpClient http = CheckedHttp.open();

    @Test
    void whatWasAnsweredIsThereAndTheEndComesInTime() throws Exception {
        var settings = RealParts.newDatabase();
        try (var process = ManagerProcess.start(settings, Map.of("LOG_LEVEL", "debug"));
                var database = Database.open(settings.withPoolSize(2), Patience.DEFAULT);
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var key = new Accounts(database.jdbi()).create("Ann", 0).key();
            var base = process.base();
            var reader = WaitingReader.of(http, base, key);
            load(clients, base, key);
            await().atMost(Duration.ofSeconds(60)).until(() -> accepted.size() > 100);

            process.terminate();
            assertThat(process.awaitEnd(AT_MOST)).isEqualTo(143);
            assertThat(reader.closed.get(10, TimeUnit.SECONDS)).isEqualTo(Outlet.TRY_AGAIN);
            clients.shutdown();
            assertThat(clients.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

            assertThat(refused).allMatch(status -> status == 503);
            var rows = database.jdbi()
                    .withHandle(handle -> handle.createQuery("select id from meetings")
                            .mapTo(Long.class)
                            .set());
            assertThat(rows).containsAll(accepted);
            theLogIsOfUse(process, key);
        }
    }

    private void load(ExecutorService clients, URI base, Secret key) {
        for (var i = 0; i < CLIENTS; i++) {
            var _ = clients.submit(() -> {
                try (var client = new Client(base, key)) {
                    while (post(client)) {
                        // until nobody answers any more
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    private boolean post(Client client) throws InterruptedException {
        var own = number.incrementAndGet();
        var request = client.request("/bots")
                .header("X-Request-Id", "load-" + own)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(RunningManager.meet(RunningManager.code(own))));
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() == 201) {
                accepted.add(Json.MAPPER.readTree(answer.body()).get("id").asLong());
                return true;
            }
            refused.add(answer.statusCode());
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static void theLogIsOfUse(ManagerProcess process, Secret key) {
        assertThat(process.lines().toString())
                .doesNotContain(key.reveal())
                .doesNotContain(RealParts.SIGNING.reveal())
                .doesNotContain(RealParts.ADMIN.reveal());
        var entries = process.entries();
        assertThat(entries)
                .anySatisfy(entry ->
                        assertThat(entry.get("formattedMessage").asString()).isEqualTo("has ended"))
                .anySatisfy(entry -> assertThat(entry.get("formattedMessage").asString())
                        .contains("DATABASE_POOL_SIZE=(20)", "DATABASE_PASSWORD=(none)"))
                .anySatisfy(
                        entry -> assertThat(entry.path("mdc").path("request_id").asString())
                                .startsWith("load-"))
                .anySatisfy(
                        entry -> assertThat(entry.path("mdc").path("meeting_id").asString())
                                .matches("\\d+"));
    }
}
