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

/** Accounts as the administrator and their owners see them; every member is always there. */
final class AccountJson {
    /** Stands for the rest of a key, which is not kept. */
    static final String HIDDEN = "…";

    private static final List<String> OWNERS = List.of(
            "id",
            "name",
            "webhook_url",
            "max_concurrent_bots",
            "enabled",
            "retention_days",
            "created_at",
            "updated_at");

    private final OwnEndpoints addresses;

    AccountJson(OwnEndpoints addresses) {
        this.addresses = addresses;
    }

    List<ObjectNode> of(List<Account> accounts) {
        var urls = addresses.urls(accounts.stream().map(Account::id).toList());
        return accounts.stream()
                .map(account -> of(account, hidden(account), urls.get(account.id())))
                .toList();
    }

    /** With the beginning of its key: the rest is shown once, when it is made. */
    ObjectNode of(Account account) {
        return of(account, hidden(account), url(account));
    }

    /** The one time that the key is shown. */
    ObjectNode of(Account account, Secret key) {
        return of(account, key.reveal(), url(account));
    }

    /** As its owner sees it. */
    ObjectNode owners(Account account) {
        var all = of(account);
        var shown = Json.MAPPER.createObjectNode();
        OWNERS.forEach(member -> shown.set(member, all.get(member)));
        return shown;
    }

    private @Nullable URI url(Account account) {
        return addresses.url(account.id()).orElse(null);
    }

    private static @Nullable String hidden(Account account) {
        return account.keyPrefix() == null ? null : account.keyPrefix() + HIDDEN;
    }

    private static ObjectNode of(Account account, @Nullable String key, @Nullable URI url) {
        var settings = account.settings();
        return Json.MAPPER
                .createObjectNode()
                .put("id", account.id().value())
                .put("name", settings.name())
                .put("api_key", key)
                .put("google_client_id", settings.googleClientId())
                .put("webhook_url", url == null ? null : url.toString())
                .put("max_concurrent_bots", settings.maxConcurrentBots())
                .put("enabled", settings.enabled())
                .put("created_at", NaiveTime.format(account.createdAt()))
                .put("updated_at", NaiveTime.format(account.updatedAt()))
                .put("retention_days", settings.retentionDays());
    }
}
