package com.vomeet.manager.orchestrator.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.Workload.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an ended container has left, at an engine that does not give it: one that is broken hides no other. */
@Timeout(60)
final class LeavingsTest {
    private static final EnginePatience SHORT =
            new EnginePatience(Duration.ofSeconds(4), Duration.ZERO, Duration.ofSeconds(1));
    private static final String LOG = "GET /containers/abc/logs";
    private static final String LAST_WORD = "GET /containers/abc/archive";

    /** A frame of twelve bytes, of which six come. */
    private static final String CUT_FRAME = "\1\0\0\0\0\0\0\14Killed";

    private static final String FRAME = "\1\0\0\0\0\0\0\6Killed";

    private final ScriptedEngine engine = ScriptedEngine.withNetworkAndImage();

    @AfterEach
    void end() {
        engine.close();
    }

    private DockerOrchestrator open() {
        return DockerOrchestrator.open(engine.settings(), SHORT, Map.of(), InstantSource.system());
    }

    private void has(String id, String name, int meeting, String state) {
        engine.answers("GET /containers/" + id + "/json", 200, """
                {"Id":"%s","Name":"/%s","Created":"2026-01-02T03:04:05.6Z","State":%s,
                 "Config":{"Labels":{"app.kubernetes.io/name":"vomeet-bot","app.kubernetes.io/component":"bot-instance",
                 "app.kubernetes.io/managed-by":"bot-manager","meeting-id":"%s","vomeet.network":"net"}}}
                """.formatted(id, name, state, meeting));
    }

    /** One bot that has ended with a code, and one that is well. */
    private void hasEndedBesideAnother(int code) {
        has("abc", "one", 7, "{\"Status\":\"exited\",\"ExitCode\":" + code + "}");
        has("def", "two", 8, "{\"Status\":\"running\",\"StartedAt\":\"2026-01-02T03:04:08.1Z\"}");
        engine.answers("GET /containers/json", 200, """
                [{"Id":"abc","Names":["/one"],"Created":1767323045,"State":"exited"},
                 {"Id":"def","Names":["/two"],"Created":1767323045,"State":"running"}]
                """);
    }

    private static void areBothListed(DockerOrchestrator orchestrator, int code) {
        assertThat(orchestrator.list())
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one.state()).isInstanceOfSatisfying(State.Ended.class, ended -> {
                            assertThat(ended.exitCode()).isEqualTo(code);
                            assertThat(ended.lastWord()).isNull();
                            assertThat(ended.cause()).isNull();
                        }),
                        two -> assertThat(two).matches(Workload::isRunning));
    }

    private static State.Ended end(DockerOrchestrator orchestrator) {
        return orchestrator.list().stream()
                .map(Workload::state)
                .filter(State.Ended.class::isInstance)
                .map(State.Ended.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aBotWhoseLogBreaksOffHidesNoOtherAndIsAskedForItFiveTimesAndThenNoMore() {
        hasEndedBesideAnother(1);
        engine.breaksOff(LOG, CUT_FRAME);
        try (var orchestrator = open()) {
            for (var round = 1; round <= 7; round++) {
                areBothListed(orchestrator, 1);
                assertThat(engine.requests(LOG)).isEqualTo(Math.min(round, 5));
            }
        }
    }

    /** An engine that starts anew cuts what it is saying. */
    @Test
    void aLogThatBrokeOffIsReadAtTheNextLookAndThenNoMore() {
        hasEndedBesideAnother(1);
        engine.breaksOff(LOG, CUT_FRAME);
        try (var orchestrator = open()) {
            areBothListed(orchestrator, 1);
            engine.answers(LOG, 200, FRAME);
            for (var round = 1; round <= 2; round++) {
                assertThat(Objects.requireNonNull(end(orchestrator).cause()).details())
                        .endsWith("Killed");
            }
            assertThat(engine.requests(LOG)).as("how it ended is known").isEqualTo(2);
        }
    }

    @Test
    void whoSpeaksAfterAllNeedsNoLog() {
        hasEndedBesideAnother(1);
        engine.breaksOff(LAST_WORD, "termination").breaksOff(LOG, CUT_FRAME);
        try (var orchestrator = open()) {
            areBothListed(orchestrator, 1);
            engine.answers(LAST_WORD, 200, archive("""
                    {"reason":"left_alone","exit_code":1,"stage":"active","message":"All left."}
                    """));
            for (var round = 1; round <= 2; round++) {
                assertThat(Objects.requireNonNull(end(orchestrator).lastWord()).message())
                        .isEqualTo("All left.");
            }
            assertThat(engine.requests(LAST_WORD)).as("how it ended is known").isEqualTo(2);
            assertThat(engine.requests(LOG)).isEqualTo(1);
        }
    }

    /** As engines give a file out. */
    private static String archive(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var archive = new TarArchiveOutputStream(bytes)) {
            var entry = new TarArchiveEntry("termination");
            entry.setSize(text.length());
            archive.putArchiveEntry(entry);
            archive.write(text.getBytes(StandardCharsets.US_ASCII));
            archive.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void aBotWhoseLogDoesNotComeHidesNoOtherEither() {
        hasEndedBesideAnother(1);
        engine.hangs(LOG);
        try (var orchestrator = open()) {
            areBothListed(orchestrator, 1);
        }
    }

    @Test
    void aLastWordThatBreaksOffIsAskedForFiveTimesAndThenNoMore() {
        hasEndedBesideAnother(0);
        engine.breaksOff(LAST_WORD, "termination");
        try (var orchestrator = open()) {
            for (var round = 1; round <= 7; round++) {
                areBothListed(orchestrator, 0);
                assertThat(engine.requests(LAST_WORD)).isEqualTo(Math.min(round, 5));
            }
        }
    }

    @Test
    void aLastWordThatDoesNotComeHidesNoOtherEither() {
        hasEndedBesideAnother(0);
        engine.hangs(LAST_WORD);
        try (var orchestrator = open()) {
            areBothListed(orchestrator, 0);
        }
    }
}
