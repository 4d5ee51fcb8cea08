package com.vomeet.manager;

import com.vomeet.manager.config.Role;
import com.vomeet.manager.transcript.Transcripts;
import com.vomeet.manager.webhook.Webhooks;
import com.vomeet.manager.webhook.Webhooks.SigningKeys;

/** The wiring of webhooks: endpoints and their log everywhere, the loop that sends where the role is. */
final class WebhookWork {
    private WebhookWork() {}

    static Webhooks open(Ground ground, Transcripts transcripts, Parts parts) {
        var keys = ground.config().keys();
        return parts.add(Webhooks.of(
                ground.database().jdbi(),
                new SigningKeys(keys.signing(), keys.signingBefore()),
                ground.config().webhooks(),
                meeting -> transcripts.transcript(meeting.value()).shown(),
                ground.clock(),
                ground.tracing()));
    }

    /** Once everything else is there. */
    static void start(Ground ground, Webhooks webhooks) {
        if (ground.config().has(Role.WEBHOOKS)) {
            webhooks.start();
        }
    }
}
