package com.vomeet.manager.api;

import com.vomeet.manager.account.AccountSettings;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The fields of an account in a request; only those that are sent change anything. */
final class AccountFields {
    private static final List<String> NAMES =
            List.of("name", "max_concurrent_bots", "enabled", "google_client_id", "retention_days");
    private static final int LONGEST_NAME = 255;
    private static final int MOST_SEATS = 100_000;

    private final Body body;

    AccountFields(Body body) {
        this.body = body;
    }

    /** Names of the fields that are sent and known. */
    List<String> names() {
        return NAMES.stream().filter(body::has).toList();
    }

    void requireName() {
        if (!body.has("name")) {
            body.problems().missing(body.json(), "body", "name");
        }
    }

    /** What is wrong with a field is noted in the body. */
    UnaryOperator<AccountSettings> changes() {
        var name = name();
        var seats = seats(1);
        var enabled = enabled();
        var client = body.text("google_client_id", LONGEST_NAME);
        var retention = retention();
        return before -> {
            var after = before;
            after = name == null ? after : after.withName(name);
            after = seats == null ? after : after.withMaxConcurrentBots(seats);
            after = enabled == null ? after : after.withEnabled(enabled);
            after = body.has("google_client_id") ? after.withGoogleClientId(client) : after;
            return retention.apply(after);
        };
    }

    /** The fields that the owner may change as well. */
    UnaryOperator<AccountSettings> owners() {
        var name = name();
        var retention = retention();
        return before -> retention.apply(name == null ? before : before.withName(name));
    }

    private UnaryOperator<AccountSettings> retention() {
        var days = body.json().path("retention_days").isNull()
                ? null
                : whole("retention_days", 0, AccountSettings.LONGEST_RETENTION);
        return before -> body.has("retention_days") ? before.withRetentionDays(days) : before;
    }

    private @Nullable String name() {
        var node = body.json().path("name");
        var name = body.text("name", LONGEST_NAME);
        if (node.isNull()) {
            body.problems().notText(node, "body", "name");
        } else if (name != null && name.isEmpty()) {
            body.problems().tooShort(node, "body", "name");
        }
        return name;
    }

    /** Null: nothing was said. */
    @Nullable
    Integer seats(int least) {
        return whole("max_concurrent_bots", least, MOST_SEATS);
    }

    private @Nullable Boolean enabled() {
        var node = Lax.truth(body.json().path("enabled"));
        if (node.isMissingNode()) {
            return null;
        }
        if (!node.isBoolean()) {
            body.problems().notOneOf(node, List.of("true", "false"), "body", "enabled");
            return null;
        }
        return node.booleanValue();
    }

    private @Nullable Integer whole(String field, int least, int most) {
        var node = Lax.whole(body.json().path(field));
        if (node.isMissingNode()) {
            return null;
        }
        if (!node.canConvertToExactIntegral() || !node.canConvertToInt()) {
            body.problems().notWhole(node, "body", field);
        } else if (node.intValue() < least) {
            body.problems().below(least, node, "body", field);
        } else if (node.intValue() > most) {
            body.problems().above(most, node, "body", field);
        } else {
            return node.intValue();
        }
        return null;
    }
}
