package com.vomeet.contract.bot;

import com.vomeet.contract.Secret;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Typed access to the fields of a configuration that notes a problem instead of throwing. */
record ConfigFields(JsonNode root, List<FieldProblem> problems) {
    void problem(String field, String what) {
        problems.add(new FieldProblem(field, what));
    }

    Optional<String> text(String field) {
        var found = optionalText(field);
        if (found.isEmpty() && problems.stream().noneMatch(p -> p.field().equals(field))) {
            problem(field, "is missing");
        }
        return found;
    }

    Optional<String> optionalText(String field) {
        var node = root.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isString()) {
            problem(field, "must be text");
            return Optional.empty();
        }
        return Optional.of(node.stringValue()).filter(s -> !s.isBlank());
    }

    Optional<Secret> secret(String field, boolean required) {
        return (required ? text(field) : optionalText(field)).map(Secret::of);
    }

    Optional<Long> positive(String field) {
        var node = root.path(field);
        if (node.isIntegralNumber() && node.canConvertToLong() && node.longValue() > 0) {
            return Optional.of(node.longValue());
        }
        problem(field, node.isMissingNode() || node.isNull() ? "is missing" : "must be a whole number above 0");
        return Optional.empty();
    }

    Optional<URI> httpUrl(String field, boolean required) {
        return url(field, required ? text(field) : optionalText(field), "an http or https URL", "http", "https");
    }

    Optional<URI> webSocketUrl(String field) {
        return url(field, optionalText(field), "a ws or wss URL", "ws", "wss");
    }

    private Optional<URI> url(String field, Optional<String> text, String what, String... schemes) {
        return text.flatMap(word -> {
            try {
                var uri = URI.create(word);
                if (uri.getHost() != null && Arrays.asList(schemes).contains(uri.getScheme())) {
                    return Optional.of(uri);
                }
            } catch (IllegalArgumentException e) {
                // falls through to the one message
            }
            problem(field, "must be " + what);
            return Optional.empty();
        });
    }

    long millis(JsonNode parent, String field, long otherwise) {
        var node = parent.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return otherwise;
        }
        if (node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0) {
            return node.longValue();
        }
        problem("automaticLeave." + field, "must be a whole number of milliseconds, 0 or more");
        return otherwise;
    }

    Optional<Instant> instant(String field) {
        var node = root.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(instant(node));
        } catch (DateTimeException e) {
            problem(field, "must be an ISO 8601 time or Unix milliseconds");
            return Optional.empty();
        }
    }

    /** As the first vomeet wrote it: ISO text (without a zone it means UTC) or Unix milliseconds. */
    private static Instant instant(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return Instant.ofEpochMilli(node.longValue());
        }
        if (!node.isString()) {
            throw new DateTimeException("neither text nor a whole number");
        }
        var text = node.stringValue();
        return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
