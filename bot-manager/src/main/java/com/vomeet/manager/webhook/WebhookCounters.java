package com.vomeet.manager.webhook;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Shared state: what became of the calls that this process has made, since its start. */
public final class WebhookCounters {
    private final LongAdder delivered = new LongAdder();
    private final LongAdder failedAttempts = new LongAdder();
    private final LongAdder givenUp = new LongAdder();
    private final LongAdder ready = new LongAdder();
    private volatile Consumer<Duration> deliveries = _ -> {};

    WebhookCounters() {}

    /** @param listener is told after each delivery how long ago happened what it tells; must return soon */
    public void onDelivery(Consumer<Duration> listener) {
        deliveries = listener;
    }

    void wasDelivered(Duration after) {
        delivered.increment();
        deliveries.accept(after);
    }

    void attemptFailed() {
        failedAttempts.increment();
    }

    void wasGivenUp() {
        givenUp.increment();
    }

    void transcriptIsReady() {
        ready.increment();
    }

    public long delivered() {
        return delivered.sum();
    }

    public long failedAttempts() {
        return failedAttempts.sum();
    }

    public long givenUp() {
        return givenUp.sum();
    }

    /** Meetings whose text was found to be all there. */
    public long ready() {
        return ready.sum();
    }
}
