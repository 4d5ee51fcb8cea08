package com.vomeet.bench.roll;

import com.vomeet.bench.chaos.Codes;
import com.vomeet.contract.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** Somebody who asks for bots of later meetings, looks at them and calls them off again, all the time. */
final class Errands implements AutoCloseable {
    /** Beyond the numbers of the meetings that are played. */
    private static final int FIRST = 1_000_000;

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Requests requests;
    private final List<Long> meetings = new CopyOnWriteArrayList<>();
    private final Thread thread = Thread.ofVirtual().name("errands").unstarted(this::run);
    private volatile boolean over;

    Errands(Requests requests) {
        this.requests = requests;
        thread.start();
    }

    /** Those that were asked for and called off. */
    List<Long> meetings() {
        return List.copyOf(meetings);
    }

    private void run() {
        try {
            for (var number = FIRST; !over; number++) {
                run(Codes.of(number));
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(String code) throws InterruptedException {
        var body = Json.MAPPER
                .createObjectNode()
                .put("platform", "google_meet")
                .put("native_meeting_id", code)
                .put(
                        "scheduled_start_time",
                        Instant.now().plus(Duration.ofHours(1)).toString());
        var made = requests.send("POST", "/bots", Json.write(body));
        if (made != null) {
            var id = made.path("id").asLong();
            requests.send("GET", "/meetings/" + id, "");
            if (requests.send("DELETE", "/bots/google_meet/" + code, "") != null) {
                meetings.add(id);
            }
        }
    }

    /** Comes to the end of the errand that it is on. */
    void finish() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finish();
    }
}
