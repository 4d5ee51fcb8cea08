package com.vomeet.bot.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.contract.control.FlightRecord;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sender against a real HTTP server that answers as the test wants. */
@Timeout(60)
final class FlightRecordSenderIT {
    private static final FlightRecord RECORD = new FlightRecord("c-1", 7, "{}\n", "text", "AQID");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Answers never. */
    private static final int SILENCE = 0;

    private final List<FlightRecord> taken = new CopyOnWriteArrayList<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final Deque<Integer> answers = new ConcurrentLinkedDeque<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Javalin javalin = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.concurrency.useVirtualThreads = true;
                config.routes.post("/bots/internal/flight_record", context -> {
                    var answer = answers.isEmpty() ? 200 : answers.removeFirst();
                    if (answer == SILENCE) {
                        over.await();
                    }
                    context.status(answer);
                    taken.add(Json.read(context.body(), FlightRecord.class));
                });
            })
            .start("127.0.0.1", 0);

    @AfterEach
    void close() {
        over.countDown();
        http.shutdownNow();
        javalin.stop();
    }

    @Test
    void aRecordArrivesAsItIs() throws InterruptedException {
        send(PATIENCE);
        assertThat(taken).containsExactly(RECORD);
        assertThat(notes).containsExactly("flight_record_delivered HTTP 200");
    }

    @Test
    void aManagerThatCannotTakeItJustNowIsAskedAgain() throws InterruptedException {
        answers.addAll(List.of(503, 500));
        send(PATIENCE);
        assertThat(taken).hasSize(3);
        assertThat(notes).last().isEqualTo("flight_record_delivered HTTP 200");
    }

    @Test
    void aRefusalIsNotRepeated() throws InterruptedException {
        answers.add(404);
        send(PATIENCE);
        assertThat(taken).hasSize(1);
    }

    @Test
    void aManagerThatDoesNotAnswerHoldsUpTheEndForTheGivenTimeOnly() throws InterruptedException {
        answers.addAll(List.of(SILENCE, SILENCE));
        var given = Duration.ofSeconds(1);
        var from = System.nanoTime();
        send(given);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isBetween(given, given.plusSeconds(10));
        assertThat(answers)
                .as("answers to a second try, for which no time is left")
                .isNotEmpty();
        assertThat(notes).last().asString().startsWith("flight_record_dropped");
    }

    @Test
    void aManagerThatIsAwayIsGivenUp() throws InterruptedException {
        javalin.stop();
        send(Duration.ofMillis(700));
        assertThat(notes).last().asString().startsWith("flight_record_dropped");
    }

    @Test
    void withoutAManagerItGoesNowhere() throws InterruptedException {
        sender(null).send(RECORD, PATIENCE);
        assertThat(notes).isEmpty();
    }

    private void send(Duration patience) throws InterruptedException {
        var address = URI.create("http://127.0.0.1:" + javalin.port() + "/bots/internal/callback/exited");
        sender(new ManagerAddress(address, null)).send(RECORD, patience);
    }

    private FlightRecordSender sender(@Nullable ManagerAddress manager) {
        return new FlightRecordSender(
                http, manager, InstantSource.system(), (what, detail) -> notes.add(what + " " + detail));
    }
}
