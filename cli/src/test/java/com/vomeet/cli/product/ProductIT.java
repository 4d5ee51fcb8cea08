package com.vomeet.cli.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.cli.client.ApiClient;
import com.vomeet.cli.client.Endpoint;
import com.vomeet.cli.client.MeetingView;
import com.vomeet.contract.Secret;
import com.vomeet.contract.TestSecrets;
import com.vomeet.manager.openapi.CheckedHttp;
import com.vomeet.speech.engine.InstantEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product on real parts, without a bot: none of these tests needs what a bot is built of, but the folder it is found in. */
final class ProductIT {
    @TempDir
    Path folder;

    private final List<String> steps = new ArrayList<>();

    @Test
    void itStartsInOrderAnswersAndForgetsNothingBetweenRuns() {
        Secret key;
        try (var product = start()) {
            key = product.endpoint().key();
            assertThat(meetings(product)).isEmpty();
            assertThat(product.lab()).isPresent();
            assertThat(product.signInLink().toString()).contains("/app/enter?code=");
            assertThat(postWebhook(product, "http://127.0.0.1:9/hook")).isEqualTo(201);
            assertThat(postWebhook(product, "http://10.0.0.1/hook")).isEqualTo(422);
        }
        assertThat(steps).element(0).asString().startsWith("Starting PostgreSQL");
        assertThat(steps).last().asString().startsWith("Starting the manager");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(serversLeft()).isEmpty());
        try (var again = start()) {
            assertThat(again.endpoint().key()).isEqualTo(key);
        }
    }

    private static List<MeetingView> meetings(Product product) {
        try (var client = new ApiClient(product.endpoint(), CheckedHttp.open())) {
            return client.meetings();
        }
    }

    private static int postWebhook(Product product, String url) {
        var request = HttpRequest.newBuilder(product.endpoint().url().resolve("/webhooks"))
                .header("X-API-Key", product.endpoint().key().reveal())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"url\":\"" + url + "\"}"))
                .build();
        try (var http = CheckedHttp.open()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aKeyThatTheDatabaseDoesNotKnowIsReplaced() {
        Secret key;
        try (var product = start()) {
            key = product.endpoint().key();
        }
        Folders.remove(data().resolve("postgres"));
        try (var again = start()) {
            assertThat(again.endpoint().key()).isNotEqualTo(key);
            assertThat(meetings(again)).isEmpty();
        }
    }

    @Test
    void forgettingLeavesWhatIsNotOurs() throws IOException {
        try (var product = start()) {
            product.endpoint().writeTo(data());
        }
        var theirs = Files.writeString(data().resolve("diary.txt"), "dear diary");
        Product.forget(data());
        assertThat(theirs).exists();
        assertThat(Endpoint.inFolder(data())).isEmpty();
        try (var left = Files.list(data())) {
            assertThat(left).containsExactly(theirs);
        }
    }

    /** They are found by their folders, and would go on for ever without them. */
    @Test
    void forgettingEndsWhatAKilledRunHasLeftBehind() throws IOException {
        var left = List.of(
                sleeping(data().resolve("postgres")),
                sleeping(data().resolve("redis")),
                new ProcessBuilder("sh", "-c", "sleep 606; true", "bot", "-Dvomeet.workload=" + data() + "/bots/one")
                        .start());
        Product.forget(data());
        assertThat(left).noneMatch(Process::isAlive);
        assertThat(data().resolve("redis")).doesNotExist();
    }

    private static Process sleeping(Path folder) throws IOException {
        return new ProcessBuilder("sleep", "300")
                .directory(Folders.make(folder).toFile())
                .start();
    }

    private Product start() {
        var options = new ProductOptions(folders(), data(), 0, 0, java.util.Map.of());
        var product = Product.start(new Closing(), options, new InstantEngine(), steps::add);
        TestSecrets.noteFiles(data().resolve("secrets"));
        return product;
    }

    private Folders folders() {
        var machine = Folders.ofThisMachine();
        return new Folders(root(), machine.cache(), data());
    }

    /** A checkout in which a bot looks built. */
    private Path root() {
        Folders.make(folder.resolve("root/vomeet-bot/target/lib"));
        return folder.resolve("root");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private List<String> serversLeft() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(folder.toString()))
                .toList();
    }
}
