package com.vomeet.manager.api;

import com.vomeet.contract.Secret;
import com.vomeet.manager.webhook.AddressGuard;
import com.vomeet.manager.webhook.BodyFormat;
import com.vomeet.manager.webhook.EndpointWish;
import com.vomeet.manager.webhook.EventFilter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of an endpoint in a request; what is wrong with one is noted in the body. */
final class WebhookFields {
    private static final URI NONE = URI.create("https://none.invalid/");
    private static final int LONGEST_TEXT = 255;
    private static final int SHORTEST_SECRET = 16;
    private static final int LONGEST_OVERLAP = 7 * 86_400;
    private static final int USUAL_OVERLAP = 86_400;

    private final Body body;
    private final AddressGuard guard;

    WebhookFields(Body body, AddressGuard guard) {
        this.body = body;
        this.guard = guard;
    }

    EndpointWish made() {
        if (!body.has("url")) {
            body.problems().missing(body.json(), "body", "url");
        }
        return changed(new EndpointWish(NONE, null, EventFilter.ALL, BodyFormat.CLASSIC, true));
    }

    /** What is left out stays as it was. */
    EndpointWish changed(EndpointWish before) {
        return new EndpointWish(
                body.has("url") ? url("url") : before.url(),
                body.has("description") ? body.text("description", LONGEST_TEXT) : before.description(),
                body.has("events") ? events() : before.events(),
                body.has("format") ? format() : before.format(),
                body.has("enabled") ? enabled() : before.enabled());
    }

    /** Null and blank text take it away. */
    @Nullable
    URI urlOrNone(String field) {
        var node = body.json().path(field);
        if (node.isMissingNode()) {
            body.problems().missing(body.json(), "body", field);
        }
        var none = !node.isString()
                ? node.isMissingNode() || node.isNull()
                : node.stringValue().isBlank();
        return none ? null : url(field);
    }

    private URI url(String field) {
        var node = body.json().path(field);
        if (!node.isString()) {
            body.problems().notText(node, "body", field);
            return NONE;
        }
        return switch (guard.look(node.stringValue().strip())) {
            case AddressGuard.Verdict.Good(var url) -> url;
            case AddressGuard.Verdict.Refused(var why) -> {
                body.problems().broken(why, node, "body", field);
                yield NONE;
            }
        };
    }

    private EventFilter events() {
        var node = body.json().path("events");
        var words = new ArrayList<String>();
        if (!node.isArray() || node.isEmpty() || node.size() > EventFilter.MOST) {
            body.problems().broken("events must be a list of 1 to " + EventFilter.MOST, node, "body", "events");
            return EventFilter.ALL;
        }
        for (int i = 0; i < node.size(); i++) {
            var word = node.get(i).isString() ? node.get(i).stringValue() : "";
            if (!EventFilter.known().contains(word)) {
                body.problems().notOneOf(node.get(i), EventFilter.known(), "body", "events", Integer.toString(i));
            }
            words.add(word);
        }
        return new EventFilter(words.stream().distinct().toList());
    }

    private BodyFormat format() {
        var node = body.json().path("format");
        return BodyFormat.find(node.isString() ? node.stringValue() : "").orElseGet(() -> {
            body.problems().notOneOf(node, BodyFormat.words(), "body", "format");
            return BodyFormat.CLASSIC;
        });
    }

    private boolean enabled() {
        var node = body.json().path("enabled");
        if (!node.isBoolean()) {
            body.problems().notOneOf(node, List.of("true", "false"), "body", "enabled");
        }
        return node.asBoolean(true);
    }

    /** Null: one shall be made. */
    @Nullable
    Secret secret() {
        var text = body.text("secret", LONGEST_TEXT);
        if (text != null && (text.length() < SHORTEST_SECRET || !text.chars().allMatch(c -> c > ' ' && c < 127))) {
            // The input is not repeated in the answer: it is a secret.
            body.problems()
                    .broken(
                            "secret must be " + SHORTEST_SECRET + " or more printable ASCII characters without blanks",
                            null,
                            "body",
                            "secret");
        }
        return text == null ? null : Secret.of(text);
    }

    Duration overlap() {
        var node = body.json().path("overlap_seconds");
        if (node.isMissingNode() || node.isNull()) {
            return Duration.ofSeconds(USUAL_OVERLAP);
        }
        if (!node.canConvertToExactIntegral() || !node.canConvertToInt()) {
            body.problems().notWhole(node, "body", "overlap_seconds");
        } else if (node.intValue() < 0) {
            body.problems().below(0, node, "body", "overlap_seconds");
        } else if (node.intValue() > LONGEST_OVERLAP) {
            body.problems().above(LONGEST_OVERLAP, node, "body", "overlap_seconds");
        } else {
            return Duration.ofSeconds(node.intValue());
        }
        return Duration.ZERO;
    }
}
