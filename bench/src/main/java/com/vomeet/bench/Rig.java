package com.vomeet.bench;

import com.vomeet.cli.client.ApiClient;
import com.vomeet.cli.client.MeetingView;
import com.vomeet.cli.product.Folders;
import com.vomeet.cli.product.Product;
import com.vomeet.cli.product.ProductOptions;
import com.vomeet.lab.Lab;
import com.vomeet.lab.LabMeeting;
import com.vomeet.lab.meeting.LabEvent;
import com.vomeet.speech.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** The whole product with a lab, in a temporary folder, for as long as a bench runs. */
final class Rig implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private final Path data;
    private final Product product;
    private final ApiClient client;

    Rig(Path data, Product product) {
        this.data = data;
        this.product = product;
        client = product.client();
    }

    static Rig start(Engine engine) throws IOException {
        var data = Files.createTempDirectory("vomeet-bench-");
        var options = ProductOptions.aside(Folders.ofThisMachine(), data);
        return new Rig(data, Product.start(options, engine, _ -> {}));
    }

    Product product() {
        return product;
    }

    Lab lab() {
        return product.lab().orElseThrow();
    }

    ApiClient client() {
        return client;
    }

    /** Asks for a bot; it gives up alone after a second only, so that a bench need not wait for it. */
    MeetingView request(LabMeeting meeting) {
        return request(meeting, Map.of());
    }

    MeetingView request(LabMeeting meeting, Map<String, Integer> automaticLeave) {
        var leave = new HashMap<>(Map.of(
                "waiting_room_timeout", 60_000, "no_one_joined_timeout", 60_000, "everyone_left_timeout", 1_000));
        leave.putAll(automaticLeave);
        return client.requestBot(
                Map.of("meeting_url", meeting.url().toString(), "bot_name", "Bench", "automatic_leave", leave));
    }

    /** @throws IllegalStateException when it does not come to that in time */
    MeetingView await(long meeting, Predicate<MeetingView> fits, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (true) {
            var now = client.meeting(meeting);
            if (fits.test(now)) {
                return now;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "meeting " + meeting + " is still " + now.status() + " after " + patience);
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    /** @throws IllegalStateException when it does not happen in time */
    static <E extends LabEvent> E expect(LabMeeting meeting, Class<E> kind, Duration patience) {
        return meeting.awaitEvent(kind, patience)
                .orElseThrow(() -> new IllegalStateException("no " + kind.getSimpleName() + " within " + patience));
    }

    MeetingView awaitEnd(long meeting, Duration patience) {
        return await(meeting, m -> m.status().isTerminal(), patience);
    }

    @Override
    public void close() {
        client.close();
        product.close();
        Folders.remove(data);
    }
}
