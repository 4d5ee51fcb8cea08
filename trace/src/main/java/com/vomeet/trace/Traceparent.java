package com.vomeet.trace;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header of W3C Trace Context, version 00, taken apart. */
public record Traceparent(String traceId, String spanId, String flags) {
    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final int SAMPLED = 1;

    /** Empty for whatever is none: a trace is never worth a refusal. */
    public static Optional<Traceparent> find(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        var parts = FORM.matcher(text);
        return parts.matches() && !isZero(parts.group(1)) && !isZero(parts.group(2))
                ? Optional.of(new Traceparent(parts.group(1), parts.group(2), parts.group(3)))
                : Optional.empty();
    }

    private static boolean isZero(String id) {
        return id.chars().allMatch(digit -> digit == '0');
    }

    /** Whether whoever decided wants this trace to be seen. */
    public boolean isSampled() {
        return (Integer.parseInt(flags, 16) & SAMPLED) != 0;
    }

    @Override
    public String toString() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }
}
