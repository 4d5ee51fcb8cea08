package com.vomeet.e2e.cluster;

import com.vomeet.contract.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that ask one thing again and again, each as soon as it is answered, until they are told to stop. */
final class Load implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger answers = new AtomicInteger();
    private final HttpRequest request;

    private Load(HttpRequest request) {
        this.request = request;
    }

    static Load on(URI what, Secret key, int clients) {
        var request = HttpRequest.newBuilder(what)
                .header("X-API-Key", key.reveal())
                .timeout(Duration.ofSeconds(10))
                .build();
        var load = new Load(request);
        for (var i = 0; i < clients; i++) {
            load.clients.execute(load::askForEver);
        }
        return load;
    }

    private void askForEver() {
        while (!clients.isShutdown()) {
            try {
                if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    answers.incrementAndGet();
                }
            } catch (IOException _) {
                // a pod that goes: the next answer is another's
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Good ones, up to now. */
    int answers() {
        return answers.get();
    }

    @Override
    public void close() {
        clients.shutdownNow();
        http.shutdownNow();
    }
}
