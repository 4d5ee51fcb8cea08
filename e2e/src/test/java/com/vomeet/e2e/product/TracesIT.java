package com.vomeet.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.cli.client.MeetingView;
import com.vomeet.cli.client.TranscriptView;
import com.vomeet.cli.product.Closing;
import com.vomeet.cli.product.Folders;
import com.vomeet.cli.product.ProductOptions;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.e2e.house.Tree;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.parts.otlp.ReceivedSpan;
import com.vomeet.parts.otlp.SpanReceiver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real manager, a real bot in a browser, a lab with people who speak: one trace from the request to the last text. */
final class TracesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void oneTraceHoldsAWholeMeetingAndEachSpanHasItsParent() {
        try (var collector = SpanReceiver.start()) {
            var text = meeting(collector);
            var spans = collector.spans();
            var byId = spans.stream().collect(Collectors.toMap(ReceivedSpan::spanId, Function.identity()));
            print(spans);

            assertThat(spans)
                    .extracting(ReceivedSpan::traceId)
                    .containsOnly(only(spans, "POST /bots").traceId());
            assertThat(spans).filteredOn(span -> span.parentId().isEmpty()).containsExactly(only(spans, "POST /bots"));
            assertThat(spans)
                    .filteredOn(span -> !span.parentId().isEmpty())
                    .allSatisfy(span -> assertThat(byId).containsKey(span.parentId()));
            assertThat(spans).extracting(ReceivedSpan::service).containsOnly("bot-manager", "vomeet-bot", "speech");

            var stored = spans.stream()
                    .filter(span -> span.name().equals("store transcription_segments"))
                    .max(Comparator.comparing(ReceivedSpan::end))
                    .orElseThrow();
            assertThat(way(stored, byId))
                    .containsExactly(
                            "store transcription_segments",
                            "publish transcription_segments",
                            "stage farewell",
                            "bot",
                            "POST /bots");
            assertThat(stored.attributes()).containsKey("vomeet.session.last_segment");
            assertThat(way(only(spans, "change to active"), byId))
                    .containsExactly(
                            "change to active",
                            "POST /bots/internal/callback/status_change",
                            "callback active",
                            "stage active",
                            "bot",
                            "POST /bots");
            assertThat(way(only(spans, "workload start"), byId)).containsExactly("workload start", "POST /bots");
            assertThat(way(only(spans, "speech session"), byId))
                    .containsExactly("speech session", "speech connect", "stage active", "bot", "POST /bots");
            assertThat(way(only(spans, "page join"), byId))
                    .startsWith("page join")
                    .endsWith("bot", "POST /bots");

            var all = spans.toString();
            assertThat(all).doesNotContain("Traced Guest", "127.0.0.1", "http:");
            assertThat(text.lines())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(all).doesNotContain(line.text()));
        }
    }

    /** Both programs have ended when it returns, and with them what they had to send. */
    private TranscriptView meeting(SpanReceiver collector) {
        var options = new ProductOptions(
                new Folders(Tree.ROOT, Folders.ofThisMachine().cache(), folder),
                folder.resolve("data"),
                0,
                0,
                Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url().toString()));
        try (var product = TestedProduct.start(new Closing(), options);
                var lab = product.lab().orElseThrow().open(Scenario.named("demo"));
                var client = TestedProduct.client(product)) {
            var asked = client.requestBot(Map.of("meeting_url", lab.url().toString(), "bot_name", "Traced Guest"));
            await("text")
                    .atMost(PATIENCE)
                    .until(() -> client.transcript(asked).lines().stream().anyMatch(TranscriptView.Line::completed));
            client.leave(asked);
            await("the end").atMost(PATIENCE).until(() -> hasEnded(client.meeting(asked.id())));
            await("the bot's end").atMost(PATIENCE).until(() -> product.bots().isEmpty());
            return client.transcript(asked);
        }
    }

    private static boolean hasEnded(MeetingView meeting) {
        return meeting.status() == MeetingStatus.COMPLETED;
    }

    private static ReceivedSpan only(List<ReceivedSpan> spans, String name) {
        return spans.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among them"));
    }

    /** From a span to the beginning of the trace. */
    private static List<String> way(ReceivedSpan span, Map<String, ReceivedSpan> byId) {
        var names = new ArrayList<String>();
        for (var at = span; at != null; at = byId.get(at.parentId())) {
            names.add(at.name());
        }
        return names;
    }

    /** The trace as a viewer shows it: for the document, and for whoever reads the log of the tests. */
    private static void print(List<ReceivedSpan> spans) {
        var first = spans.stream()
                .map(ReceivedSpan::begin)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        print(spans, "", "", first);
    }

    private static void print(List<ReceivedSpan> spans, String parent, String indent, Instant first) {
        spans.stream()
                .filter(span -> span.parentId().equals(parent))
                .sorted(Comparator.comparing(ReceivedSpan::begin))
                .forEach(span -> {
                    System.out.printf(
                            Locale.ROOT,
                            "%7.3f s %8.3f s  %s%s%n",
                            Duration.between(first, span.begin()).toNanos() / 1e9,
                            span.took().toNanos() / 1e9,
                            indent,
                            span.name());
                    print(spans, span.spanId(), indent + "  ", first);
                });
    }
}
