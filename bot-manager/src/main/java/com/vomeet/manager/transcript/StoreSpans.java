package com.vomeet.manager.transcript;

import com.vomeet.contract.transcript.Segment;
import com.vomeet.contract.transcript.StreamEntry;
import com.vomeet.trace.Span;
import com.vomeet.trace.Span.Kind;
import com.vomeet.trace.Tracing;
import java.util.List;

/**
 * The storing of a batch, as the traces of its entries see it: a batch holds entries of many meetings, and each that is traced
 * continues with a span of its own.
 */
final class StoreSpans implements AutoCloseable {
    private final List<Span> spans;

    private StoreSpans(List<Span> spans) {
        this.spans = spans;
    }

    static StoreSpans begin(Tracing tracing, List<Reading.Good> entries) {
        if (!tracing.isOn()) {
            return new StoreSpans(List.of());
        }
        return new StoreSpans(entries.stream()
                .map(Reading.Good::entry)
                .filter(entry -> entry.traceparent() != null)
                .map(entry -> span(tracing, entry))
                .toList());
    }

    private static Span span(Tracing tracing, StreamEntry entry) {
        var span = tracing.begin(Kind.CONSUMER, "store " + StreamEntry.STREAM, entry.traceparent())
                .with("messaging.system", "redis")
                .with("messaging.destination.name", StreamEntry.STREAM)
                .with("vomeet.meeting.id", entry.meetingId());
        return switch (entry) {
            case StreamEntry.SessionStart _ -> span;
            case StreamEntry.Transcription text -> numbered(span, text.segments());
            case StreamEntry.SessionEnd end -> span.with("vomeet.session.last_segment", end.lastSegment());
        };
    }

    private static Span numbered(Span span, List<Segment> segments) {
        var finals = segments.stream().filter(Segment::completed).toList();
        return finals.isEmpty()
                ? span
                : span.with("vomeet.segment.first", finals.getFirst().number())
                        .with("vomeet.segment.last", finals.getLast().number());
    }

    void failed() {
        spans.forEach(span -> span.failed("not_stored"));
    }

    @Override
    public void close() {
        spans.forEach(Span::close);
    }
}
