package com.vomeet.manager.api;

import com.vomeet.contract.Secret;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.webhook.Webhooks;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code webhook_url} and {@code webhook_secret} of an account in a request: its own endpoint, as the first vomeet had it. */
final class OwnWebhookFields {
    private static final List<String> NAMES = List.of("webhook_url", "webhook_secret");
    private static final int LONGEST_SECRET = 255;

    private final Body body;
    private final Webhooks webhooks;

    OwnWebhookFields(Body body, Webhooks webhooks) {
        this.body = body;
        this.webhooks = webhooks;
    }

    /** Names of the fields that are sent. */
    List<String> names() {
        return NAMES.stream().filter(body::has).toList();
    }

    /** What is wrong with a field is noted in the body. */
    Consumer<AccountId> changes() {
        var secret = secret();
        var url = body.has("webhook_url") ? new WebhookFields(body, webhooks.guard()).urlOrNone("webhook_url") : null;
        var own = webhooks.own();
        return account -> {
            if (secret != null) {
                own.setSecret(account, secret);
            } else if (body.has("webhook_secret")) {
                // Every call is signed: who has no use for a secret is given one that nobody knows.
                own.renewSecret(account);
            }
            if (body.has("webhook_url")) {
                own.setUrl(account, url);
            }
        };
    }

    private @Nullable Secret secret() {
        var text = body.text("webhook_secret", LONGEST_SECRET);
        if (text != null && text.isEmpty()) {
            body.problems().tooShort(body.json().get("webhook_secret"), "body", "webhook_secret");
        }
        return text == null ? null : Secret.of(text);
    }
}
