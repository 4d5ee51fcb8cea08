package com.vomeet.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Secret;
import com.vomeet.parts.otlp.ReceivedSpan;
import com.vomeet.parts.otlp.SpanReceiver;
import com.vomeet.trace.Span.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a collector gets. */
final class TracingIT {
    private static final String REMOTE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final SpanReceiver receiver = SpanReceiver.start();
    private final List<String> trouble = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        receiver.close();
    }

    private Tracing open(double ratio) {
        return Tracing.open(
                new TraceSettings(
                        receiver.url(),
                        Map.of("api-key", Secret.of("HUSH")),
                        "notes",
                        Map.of("service.name", "another", "team", "a"),
                        ratio),
                trouble::add);
    }

    private ReceivedSpan named(String name) {
        return await(name)
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> receiver.spans().stream()
                                .filter(span -> span.name().equals(name))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void aSpanArrivesWithItsKindItsTimesAndWhatWasSaidOfIt() {
        var since = Instant.parse("2026-11-26T03:00:00Z");
        try (var tracing = open(1)) {
            try (var span = tracing.begin(Kind.SERVER, "ask", REMOTE, since)) {
                span.with("vomeet.status", "active")
                        .with("vomeet.meeting.id", 7)
                        .failed("refused");
            }
        }
        var span = named("ask");
        assertThat(span.service()).isEqualTo("notes");
        assertThat(span.kind()).isEqualTo(ReceivedSpan.Kind.SERVER);
        assertThat(span.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(span.parentId()).isEqualTo("00f067aa0ba902b7");
        assertThat(span.begin()).isEqualTo(since);
        assertThat(span.took()).isPositive();
        assertThat(span.attributes())
                .containsOnly(Map.entry("vomeet.status", "active"), Map.entry("vomeet.meeting.id", "7"));
        assertThat(span.failure()).isEqualTo("refused");
        assertThat(receiver.headers())
                .containsEntry("Api-key", "HUSH")
                .containsEntry("Content-type", "application/x-protobuf");
    }

    @Test
    void whatAThreadBeginsBelongsToWhatItWorksFor() {
        try (var tracing = open(1);
                var whole = tracing.begin(Kind.SERVER, "whole")) {
            try (var _ = whole.enter();
                    var part = tracing.begin(Kind.INSIDE, "part")) {
                try (var _ = part.enter();
                        var detail = tracing.begin(Kind.CLIENT, "detail")) {
                    assertThat(detail.traceparent()).contains(idOf(whole));
                }
                assertThat(Tracing.current()).isEqualTo(whole);
            }
            assertThat(Tracing.current()).isEqualTo(Span.none());
            tracing.begin(Kind.INSIDE, "apart").close();
        }
        assertThat(named("whole").parentId()).isEmpty();
        assertThat(named("part").parentId()).isEqualTo(named("whole").spanId());
        assertThat(named("detail").parentId()).isEqualTo(named("part").spanId());
        assertThat(named("apart").traceId()).isNotEqualTo(named("whole").traceId());
    }

    private static String idOf(Span span) {
        return Traceparent.find(span.traceparent()).orElseThrow().traceId();
    }

    @Test
    void whoeverBeginsATraceDecidesWhetherItIsSeen() {
        try (var tracing = open(0)) {
            tracing.begin(Kind.INSIDE, "mine").close();
            tracing.begin(Kind.INSIDE, "theirs", REMOTE).close();
        }
        try (var tracing = open(1)) {
            tracing.begin(Kind.INSIDE, "unseen", REMOTE.replaceFirst("1$", "0")).close();
        }
        named("theirs");
        assertThat(receiver.spans()).extracting(ReceivedSpan::name).containsExactly("theirs");
    }

    @Test
    void aSpanThatIsNotSeenSaysSoToWhoeverContinuesIt() {
        try (var tracing = open(0);
                var span = tracing.begin(Kind.INSIDE, "mine")) {
            assertThat(Traceparent.find(span.traceparent()).orElseThrow().isSampled())
                    .isFalse();
        }
    }

    @Test
    void aTraceOfAnotherFormIsNoneAndANewOneBegins() {
        try (var tracing = open(1)) {
            tracing.begin(Kind.INSIDE, "new", "99-nonsense").close();
        }
        assertThat(named("new").parentId()).isEmpty();
    }

    @Test
    void spansArriveWithoutAnEndOfTheProgram() {
        try (var tracing = open(1)) {
            tracing.begin(Kind.INSIDE, "soon").close();
            await().atMost(Duration.ofSeconds(30)).until(() -> !receiver.spans().isEmpty());
        }
    }

    @Test
    void aCollectorThatRefusesIsToldOfOnceAndThatItTakesSpansAgainToo() {
        receiver.answerWith(400);
        try (var tracing = open(1)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                tracing.begin(Kind.INSIDE, "lost").close();
                return !trouble.isEmpty();
            });
            receiver.answerWith(200);
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                tracing.begin(Kind.INSIDE, "kept").close();
                return trouble.size() > 1;
            });
        }
        assertThat(trouble).hasSize(2);
        assertThat(trouble.getFirst()).startsWith("spans cannot be sent to the collector");
        assertThat(trouble.getLast()).isEqualTo("spans can be sent again");
    }

    @Test
    void aCollectorThatIsAwayHoldsUpNobodysEnd() {
        var settings = TraceSettings.off("x").orAt(URI.create("http://192.0.2.1:9"));
        var began = System.nanoTime();
        try (var tracing = Tracing.open(settings, trouble::add)) {
            tracing.begin(Kind.INSIDE, "lost").close();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }
}
