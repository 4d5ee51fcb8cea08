package com.vomeet.manager.api;

import static com.vomeet.manager.api.SocketClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.Client;
import com.vomeet.manager.SpeakingBot;
import com.vomeet.manager.WebStage;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The live API as an existing client uses it, and what is new in it. */
final class LiveSocketIT {
    private static WebStage stage;

    @BeforeAll
    static void open() {
        stage = new WebStage();
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    private static SocketClient socket() {
        return new SocketClient(
                stage.base(), "/ws", Map.of("X-API-Key", stage.account().key().reveal()));
    }

    @Test
    void aSubscriberSeesTheWholeMeetingLive() {
        var bot = stage.bot("aaa-live-aaa");
        try (var socket = socket().subscribe("aaa-live-aaa", null)) {
            assertThat(socket.frame(0))
                    .hasToString("{\"type\":\"subscribed\",\"meetings\":[{\"platform\":\"google_meet\","
                            + "\"native_id\":\"aaa-live-aaa\",\"id\":" + bot.meeting() + "}]}");
            bot.joins().begins(null, "good").says("Ada", "Good morning.").says("Bob", "Hello!");
            bot.bot().says(MeetingStatus.COMPLETED, EndReason.LEFT_ALONE).expect(200);

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(socket.statuses()).containsExactly("joining", "awaiting_admission", "active", "completed");
                assertThat(socket.texts()).contains("Good morning.", "Hello!");
            });
            var seqs = socket.seqs();
            assertThat(seqs).isSorted().doesNotHaveDuplicates();
            assertThat(seqs.getLast() - seqs.getFirst()).isEqualTo(seqs.size() - 1L);
        }
    }

    @Test
    void aClientThatComesBackHasNoGapAndNoDouble() {
        var bot = stage.bot("aaa-back-aaa").joins();
        long last;
        try (var socket = socket().subscribe("aaa-back-aaa", 0L)) {
            bot.says("Ada", "one").says("Ada", "two");
            await().atMost(PATIENCE).until(() -> socket.texts().containsAll(List.of("one", "two")));
            last = socket.seqs().getLast();
        }
        bot.says("Ada", "three");
        try (var socket = socket().subscribe("aaa-back-aaa", last)) {
            await().atMost(PATIENCE).until(() -> socket.texts().contains("three"));
            bot.says("Ada", "four");
            await().atMost(PATIENCE).until(() -> socket.texts().contains("four"));
            assertThat(socket.texts()).containsExactly("three", "four");
            assertThat(socket.seqs().getFirst()).isEqualTo(last + 1);
        }
    }

    @Test
    void theTranscriptAnswerSaysWhereToGoOn() {
        var bot = stage.bot("aaa-goon-aaa").joins().says("Ada", "one").begins("Ada", "tw");
        var path = "/transcripts/google_meet/aaa-goon-aaa";
        await().atMost(PATIENCE)
                .until(() -> stage.client().get(path).body().path("segments").size() == 2);
        var answer = stage.client().get(path).expect(200);
        assertThat(answer.path("segments").get(1).path("completed").asBoolean()).isFalse();

        try (var socket = socket().subscribe("aaa-goon-aaa", answer.path("seq").asLong())) {
            bot.says("Ada", "two");
            await().atMost(PATIENCE).until(() -> !socket.texts().isEmpty());
            assertThat(socket.texts()).containsExactly("two");
        }
    }

    @Test
    void withoutAKeyTheClientIsToldAndClosed() {
        try (var socket = new SocketClient(stage.base(), "/ws", Map.of())) {
            assertThat(socket.frame(0)).hasToString("{\"type\":\"error\",\"error\":\"missing_api_key\"}");
            assertThat(socket.awaitClosed()).isEqualTo(4401);
        }
    }

    @Test
    void aWrongKeyShowsWhenItIsUsed() {
        try (var socket = new SocketClient(stage.base(), "/ws?api_key=wrong", Map.of())) {
            socket.say("{\"action\":\"ping\"}");
            assertThat(socket.frame(0)).hasToString("{\"type\":\"pong\"}");
            socket.subscribe("aaa-live-aaa", null);
            assertThat(socket.frame(1))
                    .hasToString("{\"type\":\"error\",\"error\":\"authorization_service_error\",\"status\":403,"
                            + "\"detail\":\"{\\\"detail\\\":\\\"Invalid API key\\\"}\"}");
        }
    }

    @Test
    void nobodyHearsAnotherAccountsMeeting() {
        var bot = stage.bot("aaa-mine-aaa").joins();
        var other = stage.manager().accounts().create("Eve");
        try (var own = socket().subscribe("aaa-mine-aaa", 0L);
                var socket = new SocketClient(
                        stage.base(), "/ws", Map.of("x-api-key", other.key().reveal()))) {
            socket.subscribe("aaa-mine-aaa", 0L);
            assertThat(socket.frame(0))
                    .hasToString("{\"type\":\"error\",\"error\":\"invalid_subscribe_payload\",\"details\":"
                            + "[\"meetings[0] not authorized or not found for account\"]}");
            assertThat(socket.frame(1)).hasToString("{\"type\":\"subscribed\",\"meetings\":[]}");
            // Once the second is heard, the first has been told to all who are told.
            bot.says("Ada", "secret").says("Ada", "and more");
            await().atMost(PATIENCE).until(() -> own.texts().containsAll(List.of("secret", "and more")));
            socket.say("{\"action\":\"ping\"}");
            await().atMost(PATIENCE).until(() -> !socket.frames("pong").isEmpty());
            assertThat(socket.frames())
                    .extracting(frame -> frame.path("type").asString())
                    .containsExactly("error", "subscribed", "pong");
        }
        try (var client = new Client(stage.base(), other.key())) {
            assertThat(client.get("/transcripts/google_meet/aaa-mine-aaa").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void mistakesAreAnsweredInTheKnownWords() {
        stage.bot("aaa-good-aaa");
        try (var socket = socket()) {
            socket.say("no json");
            assertThat(socket.frame(0)).hasToString("{\"type\":\"error\",\"error\":\"invalid_json\"}");
            socket.say("{\"action\":\"dance\"}");
            assertThat(socket.frame(1)).hasToString("{\"type\":\"error\",\"error\":\"unknown_action\"}");
            socket.say("{\"action\":\"subscribe\"}");
            assertThat(socket.frame(2).path("details").asString()).isEqualTo("'meetings' must be a non-empty list");
            socket.say("{\"action\":\"subscribe\",\"meetings\":[{\"platform\":\"skype\",\"native_id\":\"x\"},"
                    + "{\"platform\":\"google_meet\",\"native_id\":\"aaa-good-aaa\"}]}");
            assertThat(socket.frame(3).path("details").get(0).asString())
                    .isEqualTo("meetings[0] invalid native_meeting_id for platform 'skype'");
            assertThat(socket.frame(4).path("meetings")).hasSize(1);
            socket.say(
                    "{\"action\":\"unsubscribe\",\"meetings\":[{\"platform\":\"google_meet\",\"native_id\":\"other\"}]}");
            assertThat(socket.frame(5).path("details").get(0).asString())
                    .isEqualTo("meetings[0] not currently subscribed");
            socket.say("{\"action\":\"unsubscribe\",\"meetings\":[{\"platform\":\"google_meet\","
                    + "\"native_id\":\"aaa-good-aaa\"}]}");
            assertThat(socket.frame(6))
                    .hasToString("{\"type\":\"unsubscribed\",\"meetings\":[{\"platform\":\"google_meet\","
                            + "\"native_id\":\"aaa-good-aaa\"}]}");
        }
    }

    @Test
    void whatIsSubscribedAgainTakesNoNewPlace() {
        var half = ClientMessage.MOST / 2;
        var names = IntStream.rangeClosed(0, half)
                .mapToObj(n ->
                        "aaa-many-" + (char) ('a' + n / 26 / 26) + (char) ('a' + n / 26 % 26) + (char) ('a' + n % 26))
                .toList();
        names.forEach(stage::bot);
        try (var socket = socket()) {
            socket.say(subscription(names.subList(0, half)));
            assertThat(socket.frame(0).path("meetings")).hasSize(half);
            socket.say(subscription(names));
            assertThat(socket.frame(1)
                            .path("meetings")
                            .valueStream()
                            .map(m -> m.path("native_id").asString()))
                    .containsExactly(names.getLast());
        }
    }

    /** The meeting of last week and that of today have one name. */
    @Test
    void twoMeetingsOfOneNameAreFollowedByTheirNumbers() {
        var first = stage.bot("aaa-week-aaa").joins();
        first.says("Ada", "last week").bot().says(MeetingStatus.COMPLETED).expect(200);
        var second = stage.bot("aaa-week-aaa").joins();
        try (var socket = socket()) {
            socket.say(
                    "{\"action\":\"subscribe\",\"meetings\":[" + numbered(first, 0) + "," + numbered(second, 0) + "]}");
            assertThat(socket.frame(0).path("meetings")).hasSize(2);
            second.says("Ben", "today");
            await().atMost(PATIENCE).until(() -> socket.texts().containsAll(List.of("last week", "today")));

            socket.say("{\"action\":\"unsubscribe\",\"meetings\":[" + numbered(first, 0) + "]}");
            await().atMost(PATIENCE).until(() -> !socket.frames("unsubscribed").isEmpty());
            second.says("Ben", "and now");
            await().atMost(PATIENCE).until(() -> socket.texts().contains("and now"));
        }
    }

    private static String numbered(SpeakingBot bot, long after) {
        return "{\"platform\":\"google_meet\",\"native_id\":\"aaa-week-aaa\",\"meeting_id\":" + bot.meeting()
                + ",\"after\":" + after + "}";
    }

    private static String subscription(List<String> names) {
        return names.stream()
                .map(name -> "{\"platform\":\"google_meet\",\"native_id\":\"" + name + "\"}")
                .collect(Collectors.joining(",", "{\"action\":\"subscribe\",\"meetings\":[", "]}"));
    }

    @Test
    void aForeignPageCannotUseTheSessionOfASignedInBrowser() {
        var cookie = SessionRoutesIT.signedIn(stage);
        var own = "http://" + stage.base().getAuthority();
        try (var socket =
                new SocketClient(stage.base(), "/ws", Map.of("Cookie", cookie, "Origin", "http://evil.test"))) {
            assertThat(socket.awaitClosed()).isEqualTo(4401);
        }
        try (var socket = new SocketClient(stage.base(), "/ws", Map.of("Cookie", cookie))) {
            assertThat(socket.awaitClosed()).isEqualTo(4401);
        }
        try (var socket = new SocketClient(stage.base(), "/ws", Map.of("Cookie", cookie, "Origin", own))) {
            socket.say("{\"action\":\"ping\"}");
            assertThat(socket.frame(0)).hasToString("{\"type\":\"pong\"}");
        }
    }

    @Test
    void heartbeatsSayHowMuchTextIsStored() {
        var bot = stage.bot("aaa-beat-aaa").joins();
        bot.says("Ada", "one").says("Ada", "two");
        await().atMost(PATIENCE)
                .until(() -> bot.bot().beats(MeetingStatus.ACTIVE, 0, 0, 200).stored() == 2);
    }
}
