package com.vomeet.bench;

import com.vomeet.cli.client.ApiClient;
import com.vomeet.cli.client.MeetingView;
import com.vomeet.cli.product.Closing;
import com.vomeet.cli.product.Folders;
import com.vomeet.cli.product.Product;
import com.vomeet.cli.product.ProductOptions;
import com.vomeet.lab.Lab;
import com.vomeet.lab.LabMeeting;
import com.vomeet.lab.meeting.LabEvent;
import com.vomeet.parts.ProcessTree;
import com.vomeet.speech.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** The whole product with a lab, in a temporary folder, for as long as a bench runs. */
final class Rig implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private final Closing closing;
    private final Product product;
    private final ApiClient client;

    private Rig(Closing closing, Product product) {
        this.closing = closing;
        this.product = product;
        client = closing.add(product.client());
    }

    static Rig start(Engine engine) throws IOException {
        return start(engine, Map.of());
    }

    /** @param settings of the manager that differ from a laptop's */
    static Rig start(Engine engine, Map<String, String> settings) throws IOException {
        var data = Files.createTempDirectory("vomeet-bench-");
        var closing = new Closing();
        // Ctrl-C in the middle of a bench leaves nothing behind.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(closing::close));
        closing.add(() -> Folders.remove(data));
        try {
            var options = new ProductOptions(Folders.ofThisMachine(), data, 0, 0, settings);
            return new Rig(closing, Product.start(closing, options, engine, _ -> {}));
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    Product product() {
        return product;
    }

    Lab lab() {
        return product.lab().orElseThrow();
    }

    /** The only bot that runs. */
    ProcessTree bot() {
        var all = product.bots();
        if (all.size() != 1) {
            throw new IllegalStateException(all.size() + " bots run, one was expected");
        }
        return all.getFirst();
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

    /** @throws IllegalStateException when it does not come to that in time */
    static void await(String what, BooleanSupplier there, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within " + patience + ": " + what);
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    MeetingView awaitEnd(long meeting, Duration patience) {
        return await(meeting, m -> m.status().isTerminal(), patience);
    }

    @Override
    public void close() {
        closing.close();
    }
}
