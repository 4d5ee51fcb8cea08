package com.vomeet.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.chaos.Receiver.Heard;
import com.vomeet.contract.Json;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReceiverTest {
    private final Receiver receiver = new Receiver();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.shutdownNow();
        receiver.close();
    }

    private CompletableFuture<HttpResponse<Void>> tells(String id, String type, long sequence) {
        var body = Json.write(Map.of("id", id, "type", type, "sequence", sequence, "meeting_id", 7));
        return http.sendAsync(
                HttpRequest.newBuilder(receiver.url())
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.discarding());
    }

    @Test
    void whatComesAgainIsHeardOnceAndCounted() {
        assertThat(tells("a", "bot.joining", 1).join().statusCode()).isEqualTo(204);
        tells("a", "bot.joining", 1).join();
        tells("b", "bot.ended", 2).join();
        assertThat(receiver.of(7)).containsExactly(new Heard("bot.joining", 1), new Heard("bot.ended", 2));
        assertThat(receiver.again()).isOne();
        assertThat(receiver.of(8)).isEmpty();
    }

    @Test
    void whoeverCallsWhileItHoldsIsNeitherHeardNorAnswered() {
        receiver.holds();
        var held = tells("a", "bot.joining", 1);
        Waiting.await("a call that hangs", () -> receiver.isHolding() ? true : null);
        assertThat(held).isNotDone();
        receiver.letsGo();
        assertThat(held.handle((answer, failure) -> failure != null).join())
                .as("the connection is given up")
                .isTrue();
        assertThat(receiver.of(7)).isEmpty();
        tells("a", "bot.joining", 1).join();
        assertThat(receiver.of(7)).hasSize(1);
    }

    @Test
    void anEndThatIsBadIsToldTwice() {
        assertThat(Receiver.told(List.of("requested", "active", "failed")))
                .isEqualTo(List.of("bot.requested", "bot.active", "bot.failed", "bot.ended"));
        assertThat(Receiver.told(List.of("requested", "stopping", "completed")))
                .isEqualTo(List.of("bot.requested", "bot.stopping", "bot.ended"));
    }
}
