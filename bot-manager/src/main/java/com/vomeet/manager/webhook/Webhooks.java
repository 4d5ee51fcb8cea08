package com.vomeet.manager.webhook;

import com.vomeet.contract.Secret;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.config.WebhookSettings;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.MeetingListener;
import com.vomeet.manager.transcript.LiveSegment;
import com.vomeet.manager.webhook.Calls.CallRules;
import com.vomeet.trace.Tracing;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** This package's entry: endpoints and their log, and the loop that sends. Without {@link #start} it only knows. */
public final class Webhooks implements MeetingListener, AutoCloseable {
    private final AddressGuard guard;
    private final Endpoints endpoints;
    private final OwnEndpoints own;
    private final EndpointSecrets secrets;
    private final Deliveries deliveries;
    private final Sender sender;
    private final Calls calls;
    private final Courier courier;
    private final InstantSource clock;
    private final WebhookCounters counters = new WebhookCounters();

    private Webhooks(
            Jdbi jdbi,
            SecretBox box,
            AddressGuard guard,
            Sender sender,
            Function<MeetingId, List<LiveSegment>> transcripts,
            InstantSource clock,
            Tracing tracing) {
        this.guard = guard;
        this.clock = clock;
        this.secrets = new EndpointSecrets(jdbi, box, clock);
        this.endpoints = new Endpoints(jdbi, secrets, clock);
        this.own = new OwnEndpoints(jdbi, secrets, clock);
        this.deliveries = new Deliveries(jdbi);
        this.sender = sender;
        this.calls = new Calls(
                endpoints,
                secrets,
                deliveries,
                new Bodies(transcripts),
                sender,
                new CallRules(new Backoff(new SecureRandom()), clock, counters, tracing));
        this.courier = new Courier(new ReadyTranscripts(jdbi, counters), deliveries, calls, clock);
    }

    /** What secrets are sealed with. */
    public record SigningKeys(Secret signing, @Nullable Secret before) {}

    /** Without traces. */
    public static Webhooks of(
            Jdbi jdbi,
            SigningKeys keys,
            WebhookSettings settings,
            Function<MeetingId, List<LiveSegment>> transcripts,
            InstantSource clock) {
        return of(jdbi, keys, settings, transcripts, clock, Tracing.off());
    }

    /** @param transcripts all that is known of a meeting's text */
    public static Webhooks of(
            Jdbi jdbi,
            SigningKeys keys,
            WebhookSettings settings,
            Function<MeetingId, List<LiveSegment>> transcripts,
            InstantSource clock,
            Tracing tracing) {
        var guard = new AddressGuard(settings.allowedNetworks());
        return new Webhooks(
                jdbi, box(keys), guard, new Sender(guard, settings.authorities()), transcripts, clock, tracing);
    }

    static Webhooks of(
            Jdbi jdbi,
            SigningKeys keys,
            AddressGuard guard,
            Function<MeetingId, List<LiveSegment>> transcripts,
            InstantSource clock) {
        return new Webhooks(jdbi, box(keys), guard, new Sender(guard, List.of()), transcripts, clock, Tracing.off());
    }

    private static SecretBox box(SigningKeys keys) {
        return new SecretBox(keys.signing(), keys.before());
    }

    /** From now on what is due is sent. */
    public void start() {
        secrets.renew();
        courier.start();
    }

    /** Sends everything that is due now and waits for it, instead of the loop that {@link #start} starts. */
    public int deliverDue() throws InterruptedException {
        return courier.deliverDue();
    }

    public AddressGuard guard() {
        return guard;
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    public OwnEndpoints own() {
        return own;
    }

    public WebhookCounters counters() {
        return counters;
    }

    /** A page of an endpoint's log, the newest first. */
    public List<Delivery> log(EndpointId endpoint, DeliveryPage page) {
        return deliveries.page(endpoint, page);
    }

    /** How many there are on all pages. */
    public int logged(EndpointId endpoint, DeliveryPage page) {
        return deliveries.count(endpoint, page);
    }

    /** Calls an endpoint once, now, and says how it went. */
    public Delivery test(Endpoint endpoint) throws InterruptedException {
        var claim = deliveries.test(endpoint, clock.instant());
        calls.make(claim);
        return deliveries.find(claim.delivery()).orElseThrow();
    }

    public ResendOutcome resend(AccountId account, long delivery) {
        var outcome = deliveries.resend(account, delivery, clock.instant());
        courier.poke();
        return outcome;
    }

    @Override
    public void statusChanged(Meeting meeting) {
        courier.poke();
    }

    @Override
    public void wantedChanged(Meeting meeting) {
        // nobody is told
    }

    @Override
    public void close() {
        courier.close();
        sender.close();
    }
}
