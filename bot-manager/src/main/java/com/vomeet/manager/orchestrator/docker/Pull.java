package com.vomeet.manager.orchestrator.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PullResponseItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Shared state: an image on its way here, and what goes wrong with it. Podman says that in an item without a status, which the library's own
 * callback takes for an engine that is away.
 */
final class Pull extends ResultCallback.Adapter<PullResponseItem> {
    private volatile String trouble = "";
    private volatile long heard = System.nanoTime();

    @Override
    @SuppressWarnings("deprecation") // the older of two fields, which Podman still has alone
    public void onNext(PullResponseItem item) {
        heard = System.nanoTime();
        if (item.getError() != null) {
            trouble = item.getError();
        } else if (item.getErrorDetail() != null) {
            trouble = Objects.requireNonNullElse(item.getErrorDetail().getMessage(), "the engine does not say why");
        }
    }

    /**
     * Waits for its end; empty when the image is here.
     *
     * @param progress how long nothing may be heard of it
     */
    String await(Duration progress) {
        try {
            var left = progress.toNanos();
            while (left > 0 && !awaitCompletion(left, TimeUnit.NANOSECONDS)) {
                left = heard + progress.toNanos() - System.nanoTime();
            }
            if (left > 0) {
                return trouble;
            }
            close();
            return "the engine has told nothing of it for " + progress.toSeconds() + " s";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "the manager ends";
        }
    }
}
