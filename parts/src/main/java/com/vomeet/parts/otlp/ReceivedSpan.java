package com.vomeet.parts.otlp;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A span that has ended.
 *
 * @param parentId empty where it is the first of its trace
 * @param attributes numbers as text
 * @param failure empty unless it failed
 */
public record ReceivedSpan(
        String service,
        String name,
        Kind kind,
        String traceId,
        String spanId,
        String parentId,
        Instant begin,
        Instant end,
        Map<String, String> attributes,
        String failure) {
    private static final long FAILED = 2;

    /** In the order of their numbers. */
    public enum Kind {
        UNSPECIFIED,
        INTERNAL,
        SERVER,
        CLIENT,
        PRODUCER,
        CONSUMER
    }

    public ReceivedSpan {
        attributes = Map.copyOf(attributes);
    }

    /** @param span a message of OpenTelemetry's {@code trace.proto} */
    static ReceivedSpan of(String service, ProtoFields span) {
        var status = span.messages(15).findFirst();
        return new ReceivedSpan(
                service,
                span.text(5),
                Kind.values()[(int) span.number(6)],
                span.hex(1),
                span.hex(2),
                span.hex(4),
                instant(span.number(7)),
                instant(span.number(8)),
                attributes(span, 9),
                status.filter(s -> s.number(3) == FAILED).map(s -> s.text(2)).orElse(""));
    }

    static Map<String, String> attributes(ProtoFields of, int number) {
        var attributes = new TreeMap<String, String>();
        of.messages(number)
                .forEach(pair -> pair.messages(2).forEach(value -> attributes.put(pair.text(1), text(value))));
        return attributes;
    }

    private static String text(ProtoFields value) {
        return value.has(3) ? Long.toString(value.number(3)) : value.text(1);
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }

    public Duration took() {
        return Duration.between(begin, end);
    }
}
