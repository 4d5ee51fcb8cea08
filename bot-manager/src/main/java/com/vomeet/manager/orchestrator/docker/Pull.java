package com.vomeet.manager.orchestrator.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PullResponseItem;
import java.util.Objects;

/**
 * Shared state: an image on its way here, and what goes wrong with it. Podman says that in an item without a status, which the library's own
 * callback takes for an engine that is away.
 */
final class Pull extends ResultCallback.Adapter<PullResponseItem> {
    private volatile String trouble = "";

    @Override
    @SuppressWarnings("deprecation") // the older of two fields, which Podman still has alone
    public void onNext(PullResponseItem item) {
        if (item.getError() != null) {
            trouble = item.getError();
        } else if (item.getErrorDetail() != null) {
            trouble = Objects.requireNonNullElse(item.getErrorDetail().getMessage(), "the engine does not say why");
        }
    }

    /** Waits for its end; empty when the image is here. */
    String await() {
        try {
            awaitCompletion();
            return trouble;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "the manager ends";
        }
    }
}
