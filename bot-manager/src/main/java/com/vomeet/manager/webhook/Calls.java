package com.vomeet.manager.webhook;

import com.vomeet.manager.meeting.NaiveTime;
import com.vomeet.manager.store.DatabaseAway;
import com.vomeet.trace.Span;
import com.vomeet.trace.Tracing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one call and writes down what came of it. What dies in between leaves a lease that runs out, and the call is made again. */
final class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);
    /** Who did not answer for so long gets everything that waits as soon as it does; a single failure changes nothing for the others. */
    private static final Duration OUTAGE = Duration.ofMinutes(2);

    private final Endpoints endpoints;
    private final EndpointSecrets secrets;
    private final Deliveries deliveries;
    private final Bodies bodies;
    private final Sender sender;
    private final CallRules rules;

    Calls(
            Endpoints endpoints,
            EndpointSecrets secrets,
            Deliveries deliveries,
            Bodies bodies,
            Sender sender,
            CallRules rules) {
        this.endpoints = endpoints;
        this.secrets = secrets;
        this.deliveries = deliveries;
        this.bodies = bodies;
        this.sender = sender;
        this.rules = rules;
    }

    /** How calls are timed and counted. */
    record CallRules(Backoff backoff, InstantSource clock, WebhookCounters counters, Tracing tracing) {}

    /** @throws InterruptedException when it shall end before there is an answer; nothing is written down then */
    void make(Claim claim) throws InterruptedException {
        var found = endpoints.find(claim.endpoint());
        if (found.isEmpty()) {
            giveUp(claim, new Reply.Unanswered("the endpoint has no address"));
            return;
        }
        var endpoint = found.get();
        var at = rules.clock().instant();
        var began = System.nanoTime();
        var reply = reply(claim, endpoint, at);
        var attempt = Attempt.of(
                reply, at, Duration.ofNanos(System.nanoTime() - began).toMillis());
        switch (attempt.meaning()) {
            case TAKEN -> succeed(claim, endpoint, attempt);
            case REFUSED -> fail(claim, attempt);
            case TROUBLE -> {
                fail(claim, attempt);
                if (endpoint.failingSince() == null) {
                    endpoints.isSilent(endpoint.id(), rules.clock().instant());
                }
            }
        }
    }

    private Reply reply(Claim claim, Endpoint endpoint, Instant at) throws InterruptedException {
        try {
            var signing = secrets.of(endpoint.id(), at);
            if (signing.isEmpty()) {
                return new Reply.Unanswered("the endpoint has been removed");
            }
            var body = bodies.of(claim.told(), endpoint.wish().format());
            return post(claim, endpoint, headers(claim, signing.get(), at, body), body);
        } catch (RuntimeException e) {
            if (DatabaseAway.isCauseOf(e)) {
                throw e;
            }
            LOG.error("delivery {} could not be sent", claim.delivery(), e);
            return new Reply.Unanswered("an error of this server; its log says more");
        }
    }

    /** Who receives it may continue the trace. Of the receiver nothing is said but our number for it: its address is the account's own. */
    private Reply post(Claim claim, Endpoint endpoint, Map<String, String> headers, byte[] body)
            throws InterruptedException {
        if (claim.traceparent() == null) {
            return sender.post(
                    endpoint.wish().url(), headers, body, claim.told().limit());
        }
        try (var span = rules.tracing()
                .begin(Span.Kind.CLIENT, "webhook " + claim.told().toldAs(), claim.traceparent())) {
            span.with("vomeet.webhook.endpoint", endpoint.id().value())
                    .with("vomeet.webhook.delivery", claim.delivery())
                    .with("vomeet.webhook.attempt", claim.attempt());
            var traceparent = span.traceparent();
            if (traceparent != null) {
                headers.put("traceparent", traceparent);
            }
            var reply = sender.post(
                    endpoint.wish().url(), headers, body, claim.told().limit());
            switch (reply) {
                case Reply.Answered answered -> span.with("http.response.status_code", answered.status());
                case Reply.Unanswered _ -> span.failed("unanswered");
            }
            return reply;
        }
    }

    private static Map<String, String> headers(Claim claim, SigningSecrets signing, Instant at, byte[] body) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-Vomeet-Event", claim.told().toldAs());
        headers.put("X-Vomeet-Timestamp", NaiveTime.format(at));
        headers.put("X-Vomeet-Delivery", Long.toString(claim.delivery()));
        headers.put("X-Vomeet-Signature", signing.classic(body));
        headers.put("X-Vomeet-Signature-V2", signing.timed(at, body));
        return headers;
    }

    private void succeed(Claim claim, Endpoint endpoint, Attempt attempt) {
        var now = rules.clock().instant();
        if (deliveries.delivered(claim, attempt, now)) {
            rules.counters().wasDelivered(Duration.between(claim.wantedSince(), now));
        }
        var since = endpoint.failingSince();
        if (since != null) {
            endpoints.answers(endpoint.id());
            if (!since.isAfter(now.minus(OUTAGE))) {
                LOG.info("endpoint {} answers again", endpoint.id());
                deliveries.hasRecovered(endpoint.id(), now);
            }
        }
    }

    private void fail(Claim claim, Attempt attempt) {
        var now = rules.clock().instant();
        var next = rules.backoff().next(claim.failures() + 1, now, claim.giveUpAt());
        rules.counters().attemptFailed();
        if (deliveries.failed(claim, attempt, next) && next.isEmpty()) {
            rules.counters().wasGivenUp();
            LOG.warn("delivery {} to endpoint {} is given up", claim.delivery(), claim.endpoint());
        }
    }

    private void giveUp(Claim claim, Reply reply) {
        var now = rules.clock().instant();
        deliveries.failed(claim, Attempt.of(reply, now, 0), Optional.empty());
    }
}
