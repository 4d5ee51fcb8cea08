package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.manager.meeting.NaiveTime;
import com.vomeet.manager.webhook.Delivery;
import com.vomeet.manager.webhook.Endpoint;
import com.vomeet.manager.webhook.NewSecret;
import tools.jackson.databind.node.ObjectNode;

/** Endpoints and their log as clients see them; every member is always there. */
final class WebhookJson {
    private WebhookJson() {}

    static ObjectNode of(Endpoint endpoint) {
        var wish = endpoint.wish();
        var json = Json.MAPPER
                .createObjectNode()
                .put("id", endpoint.id().value())
                .put("url", wish.url().toString())
                .put("description", wish.description());
        json.set("events", Json.MAPPER.valueToTree(wish.events().words()));
        return json.put("format", wish.format().wire())
                .put("enabled", wish.enabled())
                .put("secret_overlap_until", NaiveTime.formatOptional(endpoint.overlapUntil()))
                .put("failing_since", NaiveTime.formatOptional(endpoint.failingSince()))
                .put("created_at", NaiveTime.format(endpoint.createdAt()))
                .put("updated_at", NaiveTime.format(endpoint.updatedAt()));
    }

    /** The one time that the secret is shown. */
    static ObjectNode of(NewSecret made) {
        return of(made.endpoint()).put("secret", made.secret().reveal());
    }

    static ObjectNode of(Delivery delivery) {
        var meeting = delivery.meeting();
        var json = Json.MAPPER
                .createObjectNode()
                .put("id", delivery.id())
                .put("webhook_id", delivery.endpoint().value())
                .put("event", delivery.event())
                .put("meeting_id", meeting == null ? null : meeting.value())
                .put("status", delivery.status().wire())
                .put("attempts", delivery.attempts())
                .put("created_at", NaiveTime.format(delivery.createdAt()))
                .put("next_attempt_at", NaiveTime.formatOptional(delivery.nextAttemptAt()))
                .put("delivered_at", NaiveTime.formatOptional(delivery.deliveredAt()));
        var log = json.putArray("log");
        delivery.log()
                .forEach(attempt -> log.addObject()
                        .put("at", attempt.at())
                        .put("status_code", attempt.statusCode())
                        .put("error", attempt.error())
                        .put("answer", attempt.answer())
                        .put("duration_ms", attempt.durationMs()));
        return json;
    }
}
