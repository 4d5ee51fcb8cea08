package com.vomeet.manager.admin;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.manager.account.Account;
import com.vomeet.manager.account.Scope;
import com.vomeet.manager.account.StoredKey;
import com.vomeet.manager.meeting.NaiveTime;
import com.vomeet.manager.transcript.Quarantine;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a task says: results on one stream, everything else on the other.
 *
 * @param asJson one object a line, for programs
 */
record Paper(PrintStream out, PrintStream err, boolean asJson) {
    private static final String ACCOUNT_LINE = "%6s  %-32s %6s  %-8s %9s  %s%n";
    private static final String KEY_LINE = "%6s  %-10s %-24s %-20s %-20s %s%n";
    private static final String POISON_LINE = "%-20s  %8s  %-20s  %s%n";

    int done(String what) {
        err.println(what);
        return 0;
    }

    int failed(String why) {
        err.println(why);
        return 1;
    }

    /** The one time that the key is shown. */
    int newKey(String what, ObjectNode json, Secret key) {
        if (asJson) {
            out.println(Json.write(json.put("api_key", key.reveal())));
        } else {
            err.println(what);
            out.println(key.reveal());
        }
        return 0;
    }

    int account(Account account) {
        accounts(List.of(account));
        return 0;
    }

    void accounts(List<Account> accounts) {
        if (asJson) {
            accounts.forEach(account -> out.println(Json.write(json(account))));
            return;
        }
        out.printf(Locale.ROOT, ACCOUNT_LINE, "ID", "NAME", "BOTS", "STATE", "KEPT", "KEY");
        accounts.forEach(account -> {
            var settings = account.settings();
            out.printf(
                    Locale.ROOT,
                    ACCOUNT_LINE,
                    account.id(),
                    settings.name(),
                    settings.maxConcurrentBots() == 0 ? "all" : settings.maxConcurrentBots(),
                    settings.enabled() ? "enabled" : "disabled",
                    settings.retentionDays() == null ? "forever" : settings.retentionDays() + " days",
                    Objects.requireNonNullElse(account.keyPrefix(), "-"));
        });
    }

    void keys(List<StoredKey> keys) {
        if (asJson) {
            keys.forEach(key -> out.println(Json.write(json(key))));
            return;
        }
        out.printf(Locale.ROOT, KEY_LINE, "KEY", "BEGINS", "NAME", "LAST USED", "EXPIRES", "SCOPES");
        keys.forEach(key -> out.printf(
                Locale.ROOT,
                KEY_LINE,
                key.id(),
                key.prefix(),
                key.name(),
                shown(key.lastUsed()),
                shown(key.expires()),
                key.scopes().equals(Scope.ALL) ? "all" : words(key)));
    }

    void poison(List<Quarantine.Kept> entries) {
        if (asJson) {
            entries.forEach(entry -> out.println(Json.write(Listed.entry(entry))));
            return;
        }
        out.printf(Locale.ROOT, POISON_LINE, "ENTRY", "MEETING", "PUT ASIDE", "REASON");
        entries.forEach(entry -> out.printf(
                Locale.ROOT,
                POISON_LINE,
                entry.entryId(),
                entry.meetingId() == null ? "-" : entry.meetingId(),
                shown(entry.at()),
                entry.reason()));
    }

    private static String shown(@Nullable Instant time) {
        return time == null ? "never" : time.toString().replaceFirst("\\.\\d+", "");
    }

    private static String words(StoredKey key) {
        return key.scopes().stream().sorted().map(Scope::wire).collect(Collectors.joining(","));
    }

    ObjectNode json(Account account) {
        var settings = account.settings();
        return Json.MAPPER
                .createObjectNode()
                .put("id", account.id().value())
                .put("name", settings.name())
                .put("max_concurrent_bots", settings.maxConcurrentBots())
                .put("enabled", settings.enabled())
                .put("retention_days", settings.retentionDays())
                .put("key_prefix", account.keyPrefix())
                .put("created_at", NaiveTime.format(account.createdAt()));
    }

    ObjectNode json(StoredKey key) {
        var begun = Json.MAPPER
                .createObjectNode()
                .put("id", key.id().value())
                .put("account_id", key.account().value());
        return Listed.key(begun, key);
    }
}
