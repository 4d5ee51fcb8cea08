package com.vomeet.bench.roll;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client that follows a meeting by server-sent events and comes back, as a browser does, with the last number that it has. */
final class EventReader implements AutoCloseable {
    private static final int NOTHING_MORE = 204;
    private static final String DATA = "data: ";

    /** As soon as that, so that the time away is the server's and not the client's. */
    private static final Duration AGAIN = Duration.ofMillis(100);

    private final HttpClient http;
    private final URI url;
    private final Secret key;
    private final Followed meeting;
    private final Away away;
    private volatile boolean closed;
    private final Thread thread = Thread.ofVirtual().name("event-reader").unstarted(this::run);

    EventReader(HttpClient http, URI base, Secret key, Followed meeting, Away away) {
        this.http = http;
        this.url = base.resolve("/meetings/" + meeting.meeting() + "/stream");
        this.key = key;
        this.meeting = meeting;
        this.away = away;
        thread.start();
    }

    private void run() {
        var lost = 0L;
        try {
            while (follow(lost) && !closed) {
                lost = System.nanoTime();
                Thread.sleep(AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return false when there is nothing more to come back for */
    private boolean follow(long lost) throws InterruptedException {
        var request = HttpRequest.newBuilder(url)
                .header("X-API-Key", key.reveal())
                .header("Last-Event-ID", String.valueOf(meeting.seq()))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofLines());
            if (answer.statusCode() == 200) {
                if (lost != 0) {
                    away.backSince(lost);
                }
                try (var lines = answer.body()) {
                    lines.filter(line -> line.startsWith(DATA))
                            .forEach(line -> meeting.hear(Json.MAPPER.readTree(line.substring(DATA.length()))));
                }
            }
            return answer.statusCode() != NOTHING_MORE;
        } catch (IOException | UncheckedIOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
