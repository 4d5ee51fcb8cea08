package com.vomeet.manager.api;

import com.vomeet.manager.account.NewKey;
import com.vomeet.manager.account.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of a key that somebody wants; what is wrong with them is noted in the body. */
final class KeyFields {
    private static final int LONGEST_NAME = 255;
    /** What is wrong is named one by one, but not for ever. */
    private static final int MOST_WORDS = 50;

    private static final List<String> SCOPES =
            Arrays.stream(Scope.values()).map(Scope::wire).toList();

    private final Body body;
    private final InstantSource clock;

    KeyFields(Body body, InstantSource clock) {
        this.body = body;
        this.clock = clock;
    }

    /** @param otherwise what it may where nothing is said */
    NewKey key(Set<Scope> otherwise) {
        return NewKey.named(name(), scopes(otherwise), expires());
    }

    private String name() {
        var node = body.json().get("name");
        var name = body.text("name", LONGEST_NAME);
        if (node == null) {
            body.problems().missing(body.json(), "body", "name");
        } else if (node.isNull()) {
            body.problems().notText(node, "body", "name");
        } else if (name != null && name.isEmpty()) {
            body.problems().tooShort(node, "body", "name");
        }
        return Objects.requireNonNullElse(name, "");
    }

    private Set<Scope> scopes(Set<Scope> otherwise) {
        var node = body.json().path("scopes");
        if (node.isMissingNode() || node.isNull()) {
            return otherwise;
        }
        if (!node.isArray()) {
            body.problems().broken("scopes must be a list", node, "body", "scopes");
            return otherwise;
        }
        if (node.isEmpty()) {
            body.problems().broken("a key without any scope opens nothing", node, "body", "scopes");
            return otherwise;
        }
        var scopes = EnumSet.noneOf(Scope.class);
        for (int i = 0; i < Math.min(node.size(), MOST_WORDS); i++) {
            find(node.get(i)).ifPresentOrElse(scopes::add, noteUnknown(node.get(i), i));
        }
        return scopes;
    }

    private static Optional<Scope> find(JsonNode word) {
        return word.isString() ? Scope.find(word.stringValue()) : Optional.empty();
    }

    private Runnable noteUnknown(JsonNode word, int at) {
        return () -> body.problems().notOneOf(word, SCOPES, "body", "scopes", Integer.toString(at));
    }

    private @Nullable Instant expires() {
        var expires = body.time("expires_at");
        if (expires != null && !expires.isAfter(clock.instant())) {
            body.problems()
                    .broken("expires_at must be in the future", body.json().get("expires_at"), "body", "expires_at");
        }
        return expires;
    }
}
