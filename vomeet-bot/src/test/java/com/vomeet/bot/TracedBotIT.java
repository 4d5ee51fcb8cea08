package com.vomeet.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Json;
import com.vomeet.contract.bot.AutomaticLeave;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.control.HeartbeatAnswer;
import com.vomeet.contract.transcript.Segment;
import com.vomeet.contract.transcript.StreamEntry;
import com.vomeet.parts.otlp.ReceivedSpan;
import com.vomeet.parts.otlp.SpanReceiver;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole program, and what a collector hears of its call. */
final class TracedBotIT extends BotScene {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String REQUEST = "00f067aa0ba902b7";

    private final Map<String, String> environment = new HashMap<>();
    private final SpanReceiver collector = SpanReceiver.start();

    @AfterEach
    void close() {
        collector.close();
    }

    private BotConfig config(@Nullable String traceparent, @Nullable URI endpoint) {
        return config(AutomaticLeave.DEFAULT, null, traceparent, endpoint);
    }

    /** A whole call: joins, hears two sentences, is called back. */
    private void call(BotConfig config, String... options) throws Exception {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FakeBotProgram.class.getName()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().putAll(environment);
        builder.environment().put("BOT_CONFIG", Json.write(config));
        builder.environment().put("WHISPER_LIVE_URL", speech.url().toString());
        builder.environment().put("BOT_DATA_DIR", folder.resolve("data").toString());
        var bot = builder.start();
        try {
            await().atMost(PATIENCE).until(() -> manager.stored.size() >= 2);
            manager.wanted = new HeartbeatAnswer(1, true, null, null, 0);
            assertThat(bot.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(bot.exitValue()).isZero();
            awaitSessionEnd();
        } finally {
            bot.destroyForcibly();
        }
    }

    private String log() throws Exception {
        return Files.readString(folder.resolve("log"));
    }

    private ReceivedSpan only(String name) {
        return collector.spans().stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + collector.spans()));
    }

    private ReceivedSpan parentOf(ReceivedSpan child) {
        return collector.spans().stream()
                .filter(span -> span.spanId().equals(child.parentId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing has caused " + child));
    }

    @Test
    void theCallBelongsToTheTraceOfItsRequestFromTheStartOfTheProgramToItsLastText() throws Exception {
        call(config("00-" + TRACE + "-" + REQUEST + "-01", collector.url()));

        assertThat(collector.spans()).extracting(ReceivedSpan::traceId).containsOnly(TRACE);
        assertThat(collector.spans()).extracting(ReceivedSpan::service).containsOnly("vomeet-bot");
        var bot = only("bot");
        assertThat(bot.parentId()).isEqualTo(REQUEST);
        assertThat(bot.attributes())
                .containsEntry("vomeet.meeting.id", "7")
                .containsEntry("vomeet.platform", "google_meet")
                .containsEntry("vomeet.end_reason", "stopped")
                .containsEntry("vomeet.exit_code", "0");
        assertThat(bot.failure()).isEmpty();

        assertThat(List.of("requested", "joining", "active", "leaving", "farewell"))
                .extracting(stage -> only("stage " + stage).parentId())
                .containsOnly(bot.spanId());
        assertThat(parentOf(only("page open")).name()).isEqualTo("stage requested");
        assertThat(parentOf(only("page leave")).name()).isEqualTo("stage leaving");
        assertThat(parentOf(only("callback joining")).name()).isEqualTo("stage joining");
        assertThat(parentOf(only("speech connect")).name()).isEqualTo("stage active");
        assertThat(parentOf(only("callback completed")).name()).isEqualTo("stage farewell");
        assertThat(only("callback completed").attributes()).containsEntry("http.response.status_code", "200");
        assertThat(bot.end()).isAfterOrEqualTo(only("stage farewell").end());
    }

    @Test
    void whoeverReadsTextFromTheStreamContinuesWithItsWriting() throws Exception {
        call(config("00-" + TRACE + "-" + REQUEST + "-01", collector.url()));
        var written = collector.spans().stream()
                .filter(span -> span.name().equals("publish transcription_segments"))
                .toList();
        var carried = manager.entries.stream()
                .filter(TracedBotIT::stays)
                .map(entry -> String.valueOf(entry.traceparent()))
                .toList();
        assertThat(written)
                .isNotEmpty()
                .allSatisfy(span -> assertThat(span.kind()).isEqualTo(ReceivedSpan.Kind.PRODUCER));
        assertThat(carried)
                .containsExactlyInAnyOrderElementsOf(written.stream()
                        .map(span -> "00-" + TRACE + "-" + span.spanId() + "-01")
                        .toList());
        assertThat(manager.entries)
                .filteredOn(entry -> !stays(entry))
                .allSatisfy(entry -> assertThat(entry.traceparent()).isNull());
    }

    /** What is not replaced soon. */
    private static boolean stays(StreamEntry entry) {
        return switch (entry) {
            case StreamEntry.SessionStart _ -> false;
            case StreamEntry.Transcription text -> text.segments().stream().anyMatch(Segment::completed);
            case StreamEntry.SessionEnd _ -> true;
        };
    }

    @Test
    void noSpanSaysAnythingThatIsPrivate() throws Exception {
        call(config("00-" + TRACE + "-" + REQUEST + "-01", collector.url()));
        var all = collector.spans().stream().map(ReceivedSpan::toString).collect(Collectors.joining("\n"));
        assertThat(all)
                .isNotEmpty()
                .doesNotContain("the guest", "the-token", "abc-defg-hij", "meet.example", "connection-1")
                .doesNotContain(FakeManager.SECRET.reveal());
        assertThat(manager.stored.values())
                .allSatisfy(segment -> assertThat(all).doesNotContain(segment.text()));
    }

    @Test
    void aBotThatIsNotTracedLoadsNothingOfTheLibraryAndSendsNothing() throws Exception {
        call(config(null, null), "-Xlog:class+load");
        assertThat(log()).contains("com.vomeet.trace.NoTracing").doesNotContain("io.opentelemetry");
        assertThat(manager.entries)
                .allSatisfy(entry -> assertThat(entry.traceparent()).isNull());
    }

    @Test
    void aTraceThatIsNotToBeSeenCostsNothingEither() throws Exception {
        call(config("00-" + TRACE + "-" + REQUEST + "-00", collector.url()), "-Xlog:class+load");
        assertThat(log()).doesNotContain("io.opentelemetry");
        assertThat(collector.spans()).isEmpty();
    }

    @Test
    void theEnvironmentMayNameAnotherCollectorAndACallThatBeginsNoTraceOfARequestBeginsItsOwn() throws Exception {
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url().toString());
        environment.put("OTEL_SERVICE_NAME", "guest");
        call(config(null, URI.create("http://127.0.0.1:1")));
        assertThat(only("bot").parentId()).isEmpty();
        assertThat(only("bot").service()).isEqualTo("guest");
    }

    @Test
    void aCollectorThatIsAwayIsSaidOnceAndHoldsNothingUp() throws Exception {
        call(config("00-" + TRACE + "-" + REQUEST + "-01", URI.create("http://127.0.0.1:1")));
        assertThat(log().lines().filter(line -> line.contains("spans cannot be sent")))
                .hasSize(1);
    }
}
