package com.vomeet.e2e.page;

import com.vomeet.cli.client.ApiClient;
import com.vomeet.cli.client.MeetingView;
import com.vomeet.cli.product.Closing;
import com.vomeet.cli.product.Folders;
import com.vomeet.cli.product.Product;
import com.vomeet.cli.product.ProductOptions;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.e2e.house.Tree;
import com.vomeet.e2e.product.TestedProduct;
import com.vomeet.lab.Lab;
import com.vomeet.lab.LabMeeting;
import com.vomeet.manager.openapi.CheckedHttp;
import com.vomeet.parts.ProcessTree;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** The whole product of this checkout with a lab, for as long as a test class runs. */
final class World implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private final Closing closing;
    private final Product product;
    private final ApiClient client;
    private final HttpClient http;

    private World(Closing closing, Product product) {
        this.closing = closing;
        this.product = product;
        client = closing.add(TestedProduct.client(product));
        http = closing.add(CheckedHttp.open());
    }

    static World start() throws IOException {
        var data = Files.createTempDirectory("vomeet-e2e-");
        var closing = new Closing();
        closing.add(() -> Folders.remove(data));
        try {
            var folders = new Folders(Tree.ROOT, Folders.ofThisMachine().cache(), data);
            var options = ProductOptions.aside(folders, data);
            return new World(closing, TestedProduct.start(closing, options));
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    Lab lab() {
        return product.lab().orElseThrow();
    }

    /** Asks for a bot that waits long enough for any test. */
    MeetingView request(LabMeeting meeting) {
        return request(meeting, 120_000);
    }

    /** @param waits milliseconds in the waiting room */
    MeetingView request(LabMeeting meeting, int waits) {
        var leave = Map.of(
                "waiting_room_timeout", waits, "no_one_joined_timeout", 120_000, "everyone_left_timeout", 120_000);
        return client.requestBot(
                Map.of("meeting_url", meeting.url().toString(), "bot_name", "Vomeet", "automatic_leave", leave));
    }

    MeetingView await(MeetingView meeting, MeetingStatus status, Duration patience) {
        return await(meeting, "as " + status, now -> now.status() == status, patience);
    }

    MeetingView awaitEnd(MeetingView meeting, Duration patience) {
        return await(meeting, "at its end", now -> now.status().isTerminal(), patience);
    }

    private MeetingView await(MeetingView meeting, String what, Predicate<MeetingView> fits, Duration patience) {
        var last = new AtomicReference<>(meeting);
        Awaitility.await("meeting " + meeting.id() + " " + what)
                .pollInterval(LOOK_EVERY)
                .atMost(patience)
                .until(() -> {
                    last.set(client.meeting(meeting.id()));
                    return fits.test(last.get());
                });
        return last.get();
    }

    ProcessTree onlyBot() {
        // One that has ended brings its last words home and is gone a moment later.
        return Awaitility.await("one bot that runs")
                .atMost(Duration.ofSeconds(30))
                .until(product::bots, all -> all.size() == 1)
                .getFirst();
    }

    void leave(MeetingView meeting) {
        client.leave(meeting);
    }

    /** What has happened, with the evidence for it, as the API tells it. */
    String events(MeetingView meeting) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(product.endpoint().url().resolve("/meetings/" + meeting.id() + "/events"))
                .header("X-API-Key", product.endpoint().key().reveal())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /** What the API answers to a request for a bot, as it is. */
    HttpResponse<String> post(String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(product.endpoint().url().resolve("/bots"))
                .header("X-API-Key", product.endpoint().key().reveal())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        closing.close();
    }
}
