package com.vomeet.manager.api;

import static com.vomeet.manager.RunningManager.meet;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.manager.Client;
import com.vomeet.manager.Manager;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.RunningManager;
import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.manager.openapi.CheckedHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two managers with one database: a key is one key wherever it is shown. */
final class IdempotencyIT {
    private static final CheckedHttp HTTP = CheckedHttp.open();
    private static RunningManager running;
    private static Manager second;

    @BeforeAll
    static void start() {
        ManagerConfig config = RealParts.config();
        running = new RunningManager(config);
        second = Manager.start(config);
    }

    @AfterAll
    static void stop() {
        second.close();
        running.close();
        HTTP.close();
    }

    private static CompletableFuture<HttpResponse<String>> post(URI base, Secret key, String word, String body) {
        var request = HttpRequest.newBuilder(URI.create(base + "/bots"))
                .header("X-API-Key", key.reveal())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", word)
                .POST(BodyPublishers.ofString(body))
                .build();
        return HTTP.sendAsync(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String word, String body) {
        return post(running.manager.base(), running.key, word, body).join();
    }

    private static int meetings(String code) {
        return running.client
                .get("/meetings?q=" + code)
                .expect(200)
                .get("total")
                .asInt();
    }

    @Test
    void aRepeatedRequestGetsTheFirstOnesAnswerToTheLetter() {
        var first = post("order-1", meet("abc-defg-aaa"));
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        running.client.delete("/bots/google_meet/abc-defg-aaa").expect(202);

        var again = post("order-1", "{ \"native_meeting_id\": \"abc-defg-aaa\", \"platform\": \"google_meet\" }");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(again.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(meetings("abc-defg-aaa")).isEqualTo(1);
    }

    @Test
    void aRequestWhoseMeetingIsDeletedMeanwhileMakesNothingTwiceAndSaysNothingOfIt() {
        var first = post("order-erased", meet("abc-defg-lll"));
        var id = Json.MAPPER.readTree(first.body()).get("id").asLong();
        running.client.delete("/bots/google_meet/abc-defg-lll").expect(202);
        running.jdbi().useHandle(handle -> handle.execute("update meetings set status = 'completed' where id = ?", id));
        running.client.delete("/meetings/google_meet/abc-defg-lll").expect(200);

        var again = post("order-erased", meet("abc-defg-lll"));
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(again.body()).doesNotContain("abc-defg-lll");
        var answer = Json.MAPPER.readTree(again.body());
        assertThat(answer.get("id").asLong()).isEqualTo(id);
        assertThat(answer.at("/data/redacted").asBoolean()).isTrue();
        assertThat(meetings("abc-defg-lll")).isZero();
    }

    @Test
    void anotherRequestWithTheSameKeyIsRefusedClearly() {
        post("order-2", meet("abc-defg-bbb"));
        var other = post("order-2", meet("abc-defg-ccc"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).isEqualTo("{\"detail\":\"This Idempotency-Key was used for another request.\"}");
        assertThat(meetings("abc-defg-ccc")).isZero();
    }

    @Test
    void whatComesTwiceAtOnceIsMadeOnceWhateverReplicaItComesTo() {
        var body = meet("abc-defg-ddd");
        var sent = IntStream.range(0, 24)
                .mapToObj(i -> post(i % 2 == 0 ? running.manager.base() : second.base(), running.key, "order-3", body))
                .toList();
        var answers = sent.stream().map(CompletableFuture::join).toList();
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(answers)
                .filteredOn(answer ->
                        answer.headers().firstValue("Idempotent-Replayed").isEmpty())
                .hasSize(1);
        assertThat(meetings("abc-defg-ddd")).isEqualTo(1);
    }

    private static HttpResponse<String> retry(String word, String query) {
        var request = HttpRequest.newBuilder(
                        URI.create(running.manager.base() + "/bots/google_meet/abc-defg-kkk/retry" + query))
                .header("X-API-Key", running.key.reveal())
                .header("Idempotency-Key", word)
                .POST(BodyPublishers.noBody())
                .build();
        return HTTP.sendAsync(request, BodyHandlers.ofString()).join();
    }

    @Test
    void aRepeatedRetryGetsTheFirstOnesAnswerWhateverHasBecomeOfIt() {
        running.client.post("/bots", meet("abc-defg-kkk")).expect(201);
        running.jdbi()
                .useHandle(handle -> handle.execute(
                        "update meetings set status = 'failed' where native_meeting_id = 'abc-defg-kkk'"));
        var first = retry("again-1", "?bot_name=Ada");
        assertThat(first.statusCode()).isEqualTo(201);

        var again = retry("again-1", "?bot_name=Ada");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(retry("again-1", "?bot_name=Ben").statusCode()).isEqualTo(422);
        assertThat(retry("again-2", "?bot_name=Ada").statusCode()).isEqualTo(409);
        assertThat(post("again-1", meet("abc-defg-kkk")).statusCode()).isEqualTo(422);
        assertThat(meetings("abc-defg-kkk")).isEqualTo(2);
    }

    @Test
    void whatWasRefusedMayBeTriedAgain() {
        var bob = running.manager.accounts().create("Bob", 1).key();
        try (var client = running.as(bob)) {
            client.post("/bots", meet("abc-defg-eee")).expect(201);
            assertThat(post(running.manager.base(), bob, "order-4", meet("abc-defg-fff"))
                            .join()
                            .statusCode())
                    .isEqualTo(403);
            running.jdbi()
                    .useHandle(handle -> handle.execute(
                            "update meetings set status = 'completed' where native_meeting_id = 'abc-defg-eee'"));
            assertThat(post(running.manager.base(), bob, "order-4", meet("abc-defg-fff"))
                            .join()
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void aKeyIsAnAccountsOwn() {
        var carl = running.manager.accounts().create("Carl").key();
        post("order-5", meet("abc-defg-ggg"));
        var other = post(running.manager.base(), carl, "order-5", meet("abc-defg-hhh"))
                .join();
        assertThat(other.statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "a, b"})
    void aKeyIsVisibleAscii(String word) {
        var answer = new Client(running.manager.base(), running.key);
        try (answer) {
            var request = answer.request("/bots")
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", word)
                    .POST(BodyPublishers.ofString(meet("abc-defg-iii")))
                    .build();
            var problem = answer.send(request).expect(422).get("detail").get(0);
            assertThat(problem.get("loc").toString()).isEqualTo("[\"header\",\"Idempotency-Key\"]");
        }
    }

    @Test
    void aKeyIsNotLongerThanItIsStored() {
        assertThat(post("x".repeat(256), meet("abc-defg-jjj")).statusCode()).isEqualTo(422);
        assertThat(post("x".repeat(255), meet("abc-defg-jjj")).statusCode()).isEqualTo(201);
    }
}
