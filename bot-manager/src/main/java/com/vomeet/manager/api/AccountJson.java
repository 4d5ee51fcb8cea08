package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.manager.account.Account;
import com.vomeet.manager.meeting.NaiveTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Accounts as the administrator sees them; every member is always there. */
final class AccountJson {
    /** Stands for the rest of a key, which is not kept. */
    static final String HIDDEN = "…";

    private AccountJson() {}

    /** With the beginning of its key: the rest is shown once, when it is made. */
    static ObjectNode of(Account account) {
        return of(account, account.keyPrefix() == null ? null : account.keyPrefix() + HIDDEN);
    }

    /** The one time that the key is shown. */
    static ObjectNode of(Account account, Secret key) {
        return of(account, key.reveal());
    }

    private static ObjectNode of(Account account, @Nullable String key) {
        var settings = account.settings();
        return Json.MAPPER
                .createObjectNode()
                .put("id", account.id().value())
                .put("name", settings.name())
                .put("api_key", key)
                .put("google_client_id", settings.googleClientId())
                .putNull("webhook_url")
                .put("max_concurrent_bots", settings.maxConcurrentBots())
                .put("enabled", settings.enabled())
                .put("created_at", NaiveTime.format(account.createdAt()))
                .put("updated_at", NaiveTime.format(account.updatedAt()))
                .put("retention_days", settings.retentionDays());
    }
}
