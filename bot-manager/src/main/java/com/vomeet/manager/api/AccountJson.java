package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.manager.account.Account;
import com.vomeet.manager.meeting.NaiveTime;
import com.vomeet.manager.webhook.OwnEndpoints;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Accounts as the administrator and as their owners see them; every member is always there.
 *
 * @param endpoints has the accounts' own addresses
 */
record AccountJson(OwnEndpoints endpoints) {
    /** Stands for the rest of a key, which is not kept. */
    static final String HIDDEN = "…";

    /** With the beginning of its key: the rest is shown once, when it is made. */
    ObjectNode of(Account account) {
        return of(List.of(account)).getFirst();
    }

    List<ObjectNode> of(List<Account> accounts) {
        var urls = endpoints.urls(accounts.stream().map(Account::id).toList());
        return accounts.stream()
                .map(account -> json(
                        account,
                        account.keyPrefix() == null ? null : account.keyPrefix() + HIDDEN,
                        urls.get(account.id())))
                .toList();
    }

    /** The one time that the key is shown. */
    ObjectNode withKey(Account account, Secret key) {
        return of(account).put("api_key", key.reveal());
    }

    private static ObjectNode json(Account account, @Nullable String key, @Nullable URI webhook) {
        var settings = account.settings();
        return Json.MAPPER
                .createObjectNode()
                .put("id", account.id().value())
                .put("name", settings.name())
                .put("api_key", key)
                .put("google_client_id", settings.googleClientId())
                .put("webhook_url", webhook == null ? null : webhook.toString())
                .put("max_concurrent_bots", settings.maxConcurrentBots())
                .put("enabled", settings.enabled())
                .put("created_at", NaiveTime.format(account.createdAt()))
                .put("updated_at", NaiveTime.format(account.updatedAt()))
                .put("retention_days", settings.retentionDays());
    }

    ObjectNode forOwner(Account account) {
        var settings = account.settings();
        return Json.MAPPER
                .createObjectNode()
                .put("id", account.id().value())
                .put("name", settings.name())
                .put(
                        "webhook_url",
                        endpoints.url(account.id()).map(URI::toString).orElse(null))
                .put("max_concurrent_bots", settings.maxConcurrentBots())
                .put("enabled", settings.enabled())
                .put("retention_days", settings.retentionDays())
                .put("created_at", NaiveTime.format(account.createdAt()))
                .put("updated_at", NaiveTime.format(account.updatedAt()));
    }
}
