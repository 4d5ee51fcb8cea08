package com.vomeet.manager.api;

import static com.vomeet.manager.api.SocketClient.PATIENCE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.Client;
import com.vomeet.manager.Manager;
import com.vomeet.manager.WebStage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The fleet by HTTP: once, and as it changes. */
final class RosterRoutesIT {
    private static WebStage stage;

    @BeforeAll
    static void open() {
        stage = new WebStage();
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    private static EventClient stream(Client client) {
        return new EventClient(client.request("/fleet/stream"));
    }

    /** What a client has that puts together all that it heard, by the meetings' names. */
    private static Map<Long, JsonNode> heard(EventClient events) {
        var bots = new LinkedHashMap<Long, JsonNode>();
        for (var frame : events.frames()) {
            if (frame.get("whole").asBoolean()) {
                bots.clear();
            }
            frame.get("bots").forEach(bot -> bots.put(bot.get("meeting_id").asLong(), bot));
            frame.get("gone").forEach(id -> bots.remove(id.asLong()));
        }
        return bots;
    }

    private static String status(EventClient events, long meeting) {
        var bot = heard(events).get(meeting);
        return bot == null ? "gone" : bot.get("status").asString();
    }

    private static String reason(EventClient events, long meeting) {
        return requireNonNull(heard(events).get(meeting)).get("reason").asString();
    }

    @Test
    void theListSaysWhereEachBotIsAndWhyAndWhatItUses() {
        var bot = stage.bot("rst-list-aaa").joins();
        bot.bot().uses(0.125, 8.5, 300);
        var fleet = stage.client().get("/fleet").expect(200);
        var own = fleet.get("bots")
                .valueStream()
                .filter(one -> one.get("meeting_id").asLong() == bot.meeting())
                .findFirst()
                .orElseThrow();
        assertThat(own.get("status").asString()).isEqualTo("active");
        assertThat(own.at("/last_event/evidence/0/text").asString()).isEqualTo("seen by the test");
        assertThat(own.get("cpu_cores").asDouble()).isEqualTo(0.125);
        assertThat(own.get("memory_mb").asDouble()).isEqualTo(300);
        assertThat(own.at("/cost/core_seconds").asDouble()).isEqualTo(8.5);
        assertThat(own.has("account_id")).isFalse();
        assertThat(fleet.at("/summary/by_status/active").asInt()).isPositive();
        bot.bot().says(MeetingStatus.COMPLETED, EndReason.LEFT_ALONE).expect(200);
        var after = stage.client().get("/fleet").expect(200);
        assertThat(after.get("bots").findValuesAsString("native_meeting_id")).doesNotContain("rst-list-aaa");
        assertThat(after.at("/summary/last_24h/reasons").findValuesAsString("reason"))
                .contains("left_alone");
    }

    @Test
    void theStreamTellsAllAtFirstAndThenWhatDiffers() {
        var bot = stage.bot("rst-live-aaa");
        try (var events = stream(stage.client())) {
            await().atMost(PATIENCE).until(() -> status(events, bot.meeting()).equals("requested"));
            assertThat(events.frames().getFirst().get("whole").asBoolean()).isTrue();
            bot.joins();
            await().atMost(PATIENCE).until(() -> status(events, bot.meeting()).equals("active"));
            bot.bot().says(MeetingStatus.COMPLETED, EndReason.LEFT_ALONE).expect(200);
            await().atMost(PATIENCE).until(() -> status(events, bot.meeting()).equals("completed"));
            assertThat(reason(events, bot.meeting())).isEqualTo("left_alone");
            await().atMost(PATIENCE).until(() -> status(events, bot.meeting()).equals("gone"));
            assertThat(events.frames().stream().skip(1))
                    .noneMatch(frame -> frame.get("whole").asBoolean());
            assertThat(events.events())
                    .allSatisfy(event -> assertThat(event.name()).isEqualTo("fleet"));
        }
    }

    @Test
    void whatAnotherReplicaChangesIsToldToo() {
        try (var other = Manager.start(stage.config());
                var client = new Client(other.base(), stage.account().key());
                var events = stream(client)) {
            var bot = stage.bot("rst-twoo-aaa").joins();
            await().atMost(PATIENCE).until(() -> status(events, bot.meeting()).equals("active"));
            bot.bot().says(MeetingStatus.FAILED, EndReason.PAGE_LOST).expect(200);
        }
    }

    @Test
    void nobodySeesTheBotsOfOthers() {
        var bot = stage.bot("rst-ours-aaa");
        var bob = stage.manager().accounts().create("Bob", 0).key();
        try (var client = new Client(stage.base(), bob);
                var events = stream(client)) {
            await().atMost(PATIENCE).until(() -> !events.frames().isEmpty());
            assertThat(events.frames().getFirst().get("bots")).isEmpty();
            assertThat(client.get("/fleet").expect(200).get("bots")).isEmpty();
        }
        bot.bot().says(MeetingStatus.FAILED, EndReason.PAGE_LOST).expect(200);
    }

    @Test
    void aManagerThatEndsEndsItsStreams() {
        var other = Manager.start(stage.config());
        try (var client = new Client(other.base(), stage.account().key());
                var events = stream(client)) {
            await().atMost(PATIENCE).until(() -> !events.frames().isEmpty());
            other.close();
            events.awaitOver();
        }
    }

    @Test
    void theAnswerIsNotKeptAnywhereOnItsWay() {
        try (var events = stream(stage.client())) {
            assertThat(events.status()).isEqualTo(200);
            assertThat(events.response().headers().allValues("cache-control")).isEqualTo(List.of("no-store"));
        }
    }
}
