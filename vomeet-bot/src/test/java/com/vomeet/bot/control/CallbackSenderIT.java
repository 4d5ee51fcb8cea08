package com.vomeet.bot.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.StatusCallback;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sender against a real HTTP server that answers as the test wants. */
final class CallbackSenderIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<StatusCallback> taken = new CopyOnWriteArrayList<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final Deque<Integer> answers = new ConcurrentLinkedDeque<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Javalin javalin = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.routes.post("/bots/internal/callback/status_change", context -> {
                    var answer = answers.isEmpty() ? 200 : answers.removeFirst();
                    context.status(answer);
                    taken.add(Json.read(context.body(), StatusCallback.class));
                });
            })
            .start("127.0.0.1", 0);

    @AfterEach
    void close() {
        javalin.stop();
        http.shutdownNow();
    }

    @Test
    void reportsArriveInTheirOrder() throws InterruptedException {
        run(List.of(MeetingStatus.JOINING, MeetingStatus.ACTIVE, MeetingStatus.COMPLETED));
        assertThat(taken)
                .extracting(StatusCallback::status)
                .containsExactly(MeetingStatus.JOINING, MeetingStatus.ACTIVE, MeetingStatus.COMPLETED);
    }

    @Test
    void aServerErrorIsTriedAgainBeforeTheNextReportIsSent() throws InterruptedException {
        answers.addAll(List.of(500, 503, 429, 408));
        run(List.of(MeetingStatus.JOINING, MeetingStatus.COMPLETED));
        assertThat(taken).extracting(StatusCallback::sequence).containsExactly(1, 1, 1, 1, 1, 2);
        assertThat(notes).anyMatch(n -> n.contains("500")).anyMatch(n -> n.startsWith("callback_delivered"));
    }

    @Test
    void aRefusedReportIsNotRepeated() throws InterruptedException {
        answers.addAll(List.of(422));
        run(List.of(MeetingStatus.JOINING, MeetingStatus.COMPLETED));
        assertThat(taken).extracting(StatusCallback::sequence).containsExactly(1, 2);
        assertThat(notes).anyMatch(n -> n.startsWith("callback_refused") && n.contains("422"));
    }

    @Test
    void whoeverIsInFrontOfTheManagerAndDoesNotFindItIsAskedAgain() throws InterruptedException {
        answers.addAll(List.of(404, 403));
        run(List.of(MeetingStatus.ACTIVE, MeetingStatus.COMPLETED));
        assertThat(taken).extracting(StatusCallback::sequence).containsExactly(1, 1, 1, 2);
    }

    @Test
    void aSignatureThatDoesNotHoldIsTriedAgainForTheEndAlone() throws InterruptedException {
        answers.addAll(List.of(401, 401, 401));
        run(List.of(MeetingStatus.JOINING, MeetingStatus.COMPLETED));
        assertThat(taken).extracting(StatusCallback::sequence).containsExactly(1, 2, 2, 2);
    }

    @Test
    void withoutAManagerNothingIsWaitedFor() throws InterruptedException {
        try (var sender = sender(null)) {
            sender.start();
            sender.send(report(1, MeetingStatus.COMPLETED));
            assertThat(sender.awaitLast(PATIENCE)).isTrue();
        }
    }

    @Test
    void aManagerThatIsAwayIsNotWaitedForLongerThanAsked() throws InterruptedException {
        javalin.stop();
        try (var sender = sender(address("http://127.0.0.1:1"))) {
            sender.start();
            sender.send(report(1, MeetingStatus.COMPLETED));
            assertThat(sender.awaitLast(Duration.ofMillis(300))).isFalse();
        }
    }

    private void run(List<MeetingStatus> statuses) throws InterruptedException {
        try (var sender = sender(address("http://127.0.0.1:" + javalin.port()))) {
            sender.start();
            var left = new ArrayDeque<>(statuses);
            for (int sequence = 1; !left.isEmpty(); sequence++) {
                sender.send(report(sequence, left.removeFirst()));
            }
            assertThat(sender.awaitLast(PATIENCE)).isTrue();
        }
    }

    private CallbackSender sender(@Nullable ManagerAddress manager) {
        return new CallbackSender(
                http, manager, InstantSource.system(), (what, detail) -> notes.add(what + " " + detail));
    }

    private static ManagerAddress address(String base) {
        return new ManagerAddress(URI.create(base + "/bots/internal/callback/exited"), null);
    }

    private static StatusCallback report(int sequence, MeetingStatus status) {
        var reason = status.isTerminal() ? EndReason.STOPPED : null;
        return new StatusCallback(
                "c-1", 7L, null, status, sequence, reason, null, null, null, List.of(), Instant.EPOCH);
    }
}
