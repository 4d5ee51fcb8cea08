package com.vomeet.manager.api;

import static com.vomeet.manager.api.SocketClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.manager.WebStage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whoever asks and whoever listens has the same transcript. */
final class OneTranscriptIT {
    private static WebStage stage;

    @BeforeAll
    static void open() {
        stage = new WebStage();
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    /** What a client shows that keys segments by id, takes the last of each and leaves blank ones out. */
    private static List<JsonNode> folded(List<JsonNode> frames) {
        var byId = new LinkedHashMap<String, JsonNode>();
        frames.forEach(frame -> frame.path("payload")
                .path("segments")
                .forEach(s -> byId.put(s.path("segment_id").asString(), s)));
        return byId.values().stream()
                .filter(s -> !s.path("text").asString().isBlank())
                .map(OneTranscriptIT::asStored)
                .sorted(Comparator.comparing(s -> s.path("absolute_start_time").asString()))
                .toList();
    }

    /** The two shapes differ in these names, as they always have. */
    private static JsonNode asStored(JsonNode live) {
        var json = (ObjectNode) live.deepCopy();
        json.set("end", json.remove("end_time"));
        json.remove("session_uid");
        json.remove("speaker_mapping_status");
        return json;
    }

    private static List<JsonNode> stored(String nativeId) {
        var segments = new ArrayList<JsonNode>();
        stage.client()
                .get("/transcripts/google_meet/" + nativeId)
                .expect(200)
                .path("segments")
                .forEach(s -> segments.add(((ObjectNode) s.deepCopy()).without("created_at")));
        return segments;
    }

    @Test
    void askingGivesExactlyWhatTheSocketAndTheEventsGave() {
        var bot = stage.bot("one-view-aaa").joins();
        try (var socket = new SocketClient(
                        stage.base(),
                        "/ws",
                        Map.of("X-API-Key", stage.account().key().reveal()));
                var events = new EventClient(stage.client().request("/meetings/" + bot.meeting() + "/stream"))) {
            socket.subscribe("one-view-aaa", 0L);
            bot.begins(null, "go")
                    .begins(null, "good mor")
                    .says("Ada", " Good morning.")
                    .begins("Bob", "hel")
                    .spells("Bob", "Hello", "to", "you")
                    .says(null, " ")
                    .says("Ada", "1 < 2 & \"so\" on…\nand on")
                    .begins("Ada", "and the tail");
            await().atMost(PATIENCE)
                    .until(() -> socket.texts().contains("and the tail")
                            && events.texts().contains("and the tail"));

            var asked = stored("one-view-aaa");
            assertThat(folded(socket.frames("transcript.mutable"))).isEqualTo(asked);
            assertThat(folded(events.frames())).isEqualTo(asked);
            assertThat(asked)
                    .extracting(s -> s.path("text").asString())
                    .containsExactly(" Good morning.", "Hello to you", "1 < 2 & \"so\" on…\nand on", "and the tail");
            var spelled = asked.get(1);
            assertThat(spelled.path("confidence").asDouble()).isEqualTo(0.875);
            assertThat(spelled.path("words")).hasSize(3);
            assertThat(spelled.path("words").get(0).propertyNames())
                    .containsExactly("word", "start", "end", "probability");
            assertThat(asked).noneMatch(s -> s.path("segment_id").asString().isEmpty());
        }
    }

    @Test
    void whoComesLaterIsGivenTheSameAsWhoWasThere() {
        var bot = stage.bot("one-late-aaa")
                .joins()
                .begins(null, "a")
                .spells("Ada", "A", "word")
                .begins("Bob", "b");
        await().atMost(PATIENCE).until(() -> stored("one-late-aaa").size() == 2);
        try (var events = new EventClient(stage.client().request("/meetings/" + bot.meeting() + "/stream"))) {
            events.awaitText("b");
            assertThat(folded(events.frames())).isEqualTo(stored("one-late-aaa"));
        }
    }
}
