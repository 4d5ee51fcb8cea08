package com.vomeet.manager.api;

import static com.vomeet.manager.api.SocketClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.Client;
import com.vomeet.manager.WebStage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class StreamRoutesIT {
    private static WebStage stage;

    @BeforeAll
    static void open() {
        stage = new WebStage();
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    private static EventClient events(long meeting) {
        return new EventClient(stage.client().request("/meetings/" + meeting + "/stream"));
    }

    private static EventClient events(long meeting, long last) {
        return new EventClient(stage.client()
                .request("/meetings/" + meeting + "/stream")
                .header("Last-Event-ID", Long.toString(last)));
    }

    private static List<JsonNode> untimed(List<JsonNode> frames) {
        return frames.stream()
                .map(frame -> (JsonNode) ((ObjectNode) frame.deepCopy()).without("ts"))
                .toList();
    }

    @Test
    void theStreamHasTheSameFramesAndNumbersAsTheWebSocket() {
        var bot = stage.bot("sse-same-aaa");
        try (var socket = new SocketClient(
                        stage.base(),
                        "/ws",
                        Map.of("X-API-Key", stage.account().key().reveal()));
                var events = events(bot.meeting())) {
            socket.subscribe("sse-same-aaa", 0L);
            socket.frame(0);
            bot.joins().begins(null, "good").says("Ada", "Good morning.").says("Bob", "Grüße\nan alle!");
            bot.bot().says(MeetingStatus.COMPLETED, EndReason.LEFT_ALONE).expect(200);

            await().atMost(PATIENCE)
                    .until(() -> socket.statuses().contains("completed")
                            && socket.texts().contains("Grüße\nan alle!"));
            await().atMost(PATIENCE)
                    .until(() -> events.seqs().contains(socket.seqs().getLast()));
            // What was told out of turn is fetched by each, so that only the moment of writing may differ.
            assertThat(untimed(events.frames())).containsAll(untimed(socket.frames("meeting.status")));
            assertThat(events.texts()).endsWith("Good morning.", "Grüße\nan alle!");
            assertThat(events.seqs()).isSorted().doesNotHaveDuplicates();
            assertThat(events.events()).allSatisfy(event -> {
                assertThat(event.id()).isEqualTo(event.data().path("seq").asLong());
                assertThat(event.name()).isEqualTo(event.data().path("type").asString());
            });
            assertThat(events.response().headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        }
    }

    @Test
    void whoComesBackWithTheLastIdHasNoGapAndNoDouble() {
        var bot = stage.bot("sse-back-aaa").joins().says("Ada", "one").says("Ada", "two");
        long last;
        try (var events = events(bot.meeting())) {
            events.awaitText("two");
            last = events.seqs().getLast();
            assertThat(events.texts()).containsExactly("one", "two");
        }
        bot.says("Ada", "three");
        try (var events = events(bot.meeting(), last)) {
            events.awaitText("three");
            bot.says("Ada", "four");
            events.awaitText("four");
            assertThat(events.texts()).containsExactly("three", "four");
            assertThat(events.seqs().getFirst()).isEqualTo(last + 1);
        }
    }

    @Test
    void afterAMeetingThatIsLongOverTheStreamEndsAndIsNotAskedForAgain() {
        var bot = stage.bot("sse-over-aaa").joins().says("Ada", "done");
        try (var events = events(bot.meeting())) {
            events.awaitText("done");
        }
        bot.bot().says(MeetingStatus.COMPLETED, EndReason.LEFT_ALONE).expect(200);
        stage.database()
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "update meetings set end_time = end_time - interval '1 hour' where id = ?", bot.meeting()));

        long last;
        try (var events = events(bot.meeting())) {
            events.awaitOver();
            assertThat(events.texts()).containsExactly("done");
            last = events.seqs().getLast();
        }
        try (var events = events(bot.meeting(), last)) {
            assertThat(events.status()).isEqualTo(204);
        }
    }

    @Test
    void aStreamOfAnotherAccountOrOfNothingIsRefused() {
        var bot = stage.bot("sse-mine-aaa");
        var stranger = stage.manager().accounts().create("Eve");
        var path = "/meetings/" + bot.meeting() + "/stream";
        try (var client = new Client(stage.base(), stranger.key())) {
            client.get(path).expect(404);
        }
        try (var client = new Client(stage.base(), null)) {
            client.get(path).expect(403);
        }
        var wrong = stage.client().get(path + "?after=x").expect(422);
        assertThat(wrong.path("detail").get(0).path("loc").toString()).isEqualTo("[\"query\",\"after\"]");
    }

    @Test
    void aClientThatGoesAwayIsForgotten() {
        var bot = stage.bot("sse-gone-aaa").joins();
        var live = stage.manager().transcripts().live();
        var before = live.readers();
        try (var events = events(bot.meeting())) {
            assertThat(events.status()).isEqualTo(200);
            assertThat(live.readers()).isEqualTo(before + 1);
        }
        await().atMost(PATIENCE).until(() -> {
            bot.says("Ada", "anybody there?");
            return live.readers() == before;
        });
    }
}
