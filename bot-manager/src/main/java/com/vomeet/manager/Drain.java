package com.vomeet.manager;

import com.vomeet.manager.api.ApiServer;
import com.vomeet.manager.health.Readiness;
import java.time.Duration;

/**
 * The beginning of the end: work should go elsewhere, and whoever has not noticed yet is served all the same. Bots are followed, text is
 * stored and webhooks leave meanwhile.
 */
record Drain(Readiness readiness, ApiServer api, Duration time) implements AutoCloseable {
    @Override
    public void close() {
        readiness.stop();
        api.sendAway();
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
