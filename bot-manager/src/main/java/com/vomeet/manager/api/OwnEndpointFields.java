package com.vomeet.manager.api;

import com.vomeet.contract.Secret;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.webhook.Webhooks;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/** {@code webhook_url} and {@code webhook_secret} of an account in a request of the administrator. */
final class OwnEndpointFields {
    private static final int LONGEST_SECRET = 255;

    private final Body body;
    private final Webhooks webhooks;

    OwnEndpointFields(Body body, Webhooks webhooks) {
        this.body = body;
        this.webhooks = webhooks;
    }

    /** What is left out stays; null takes the address away, and a secret is changed for one that nobody knows. */
    BiConsumer<Handle, AccountId> changes() {
        var url = body.has("webhook_url") ? new WebhookFields(body, webhooks.guard()).urlOrNone("webhook_url") : null;
        var secret = body.text("webhook_secret", LONGEST_SECRET);
        return (handle, account) -> {
            if (body.has("webhook_url")) {
                webhooks.own().setUrl(handle, account, url);
            }
            if (secret != null && !secret.isBlank()) {
                webhooks.own().setSecret(handle, account, Secret.of(secret));
            } else if (body.has("webhook_secret")) {
                webhooks.own().renewSecret(handle, account);
            }
        };
    }
}
