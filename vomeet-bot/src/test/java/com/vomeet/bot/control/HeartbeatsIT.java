package com.vomeet.bot.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.Heartbeat;
import com.vomeet.contract.control.HeartbeatAnswer;
import com.vomeet.contract.control.HeartbeatAnswer.ScheduledEnd;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heartbeats against a real HTTP server. */
final class HeartbeatsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Heartbeat> beats = new CopyOnWriteArrayList<>();
    private final List<Long> madeNanos = new CopyOnWriteArrayList<>();
    private final HeardCommands heard = new HeardCommands();
    private volatile HeartbeatAnswer answer = new HeartbeatAnswer(0, false, null, null, 0);
    private volatile int status = 200;
    private volatile @Nullable String body;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Javalin javalin = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.routes.post("/bots/internal/heartbeat", context -> {
                    beats.add(Json.read(context.body(), Heartbeat.class));
                    var said = body;
                    context.status(status).result(said == null ? Json.write(answer) : said);
                });
            })
            .start("127.0.0.1", 0);
    private final Heartbeats heartbeats = new Heartbeats(
            http,
            new ManagerAddress(
                    URI.create("http://127.0.0.1:" + javalin.port() + "/bots/internal/callback/exited"), null),
            InstantSource.system(),
            this::beat,
            heard);

    private Heartbeat beat(Heartbeats.Known known) {
        madeNanos.add(System.nanoTime());
        return new Heartbeat(
                "c-1",
                7,
                MeetingStatus.ACTIVE,
                known.version(),
                5,
                known.stored(),
                known.waitMillis(),
                0,
                0,
                0,
                false,
                false,
                null);
    }

    @AfterEach
    void close() {
        heartbeats.close();
        javalin.stop();
        http.shutdownNow();
    }

    @Test
    void aWishToLeaveIsHeardOnce() {
        answer = new HeartbeatAnswer(1, true, null, null, 0);
        heartbeats.start();
        await().atMost(PATIENCE).until(() -> beats.size() >= 2);
        assertThat(heard.lines).containsOnlyOnce("leave heartbeat");
        assertThat(beats).extracting(Heartbeat::version).startsWith(0, 1);
    }

    @Test
    void aWishToLeaveThatCouldNotBeTakenIsSaidAgain() {
        heard.leaves = false;
        answer = new HeartbeatAnswer(1, true, null, null, 0);
        heartbeats.start();
        heartbeats.hurry();
        await().atMost(PATIENCE)
                .until(() ->
                        heard.lines.stream().filter("leave heartbeat"::equals).count() >= 2);
    }

    @Test
    void newWishesAreHeardAndAnsweredWithTheirVersion() {
        answer = new HeartbeatAnswer(
                4, false, "de", null, 0, Instant.parse("2026-01-01T10:00:00Z"), new ScheduledEnd(null));
        heartbeats.start();
        await().atMost(PATIENCE).until(() -> beats.size() >= 2);
        assertThat(heard.lines)
                .containsOnlyOnce("reconfigure de transcribe", "join at 2026-01-01T10:00:00Z", "end at null");
        assertThat(beats.get(1).version()).isEqualTo(4);
    }

    @Test
    void anOlderManagerThatSaysNothingOfTheEndLeavesItAsItIs() {
        body = "{\"version\":4,\"leave\":false,\"stored\":0,\"join_at\":\"2026-01-01T10:00:00Z\"}";
        heartbeats.start();
        heard.await("join at 2026-01-01T10:00:00Z");
        body = null;
        answer = new HeartbeatAnswer(
                5, false, null, null, 0, null, new ScheduledEnd(Instant.parse("2026-01-01T11:00:00Z")));
        heard.await("end at 2026-01-01T11:00:00Z");
        assertThat(heard.lines).filteredOn(line -> line.startsWith("end at")).hasSize(1);
    }

    @Test
    void storedNumbersArePassedOnAndNewsBringsTheNextBeatSoon() {
        answer = new HeartbeatAnswer(0, false, null, null, 3);
        heartbeats.start();
        await().atMost(Duration.ofSeconds(8)).until(() -> beats.size() >= 2);
        assertThat(heard.lines).contains("stored 3");
        assertThat(beats.get(1).stored()).isEqualTo(3);
    }

    @Test
    void withoutNewsTheNextBeatComesAfterTenSeconds() {
        heartbeats.start();
        await().atMost(PATIENCE).until(() -> beats.size() >= 2);
        assertThat(beats.getFirst().waitMillis()).isEqualTo(10_000);
        // The answer came at once.
        assertThat(Duration.ofNanos(madeNanos.get(1) - madeNanos.getFirst()))
                .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(20));
    }

    @Test
    void inAHurryBeatsFollowEachOtherWithShortWaits() {
        heartbeats.start();
        await().atMost(PATIENCE).until(() -> beats.size() == 1);
        heartbeats.hurry();
        await().atMost(Duration.ofSeconds(8)).until(() -> beats.size() >= 4);
        assertThat(beats.getLast().waitMillis()).isEqualTo(1_000);
    }

    @Test
    void aManagerInTroubleIsSaidOnceAndAskedAgain() {
        status = 503;
        heartbeats.start();
        await().atMost(PATIENCE).until(() -> beats.size() >= 2);
        status = 200;
        answer = new HeartbeatAnswer(1, true, null, null, 0);
        heard.await("leave heartbeat");
        assertThat(heard.lines).containsOnlyOnce("manager_away the manager answers 503");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "", "{", "[]", "{\"version\":\"x\"}"})
    void anAnswerThatIsNoneEndsNoHeartbeat(String nonsense) {
        body = nonsense;
        heartbeats.start();
        heard.await(n -> n.startsWith("manager_away"));
        body = null;
        answer = new HeartbeatAnswer(1, true, null, null, 0);
        heard.await("leave heartbeat");
    }
}
