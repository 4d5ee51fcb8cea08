package com.vomeet.manager.api;

import static com.vomeet.manager.api.SocketClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.Client;
import com.vomeet.manager.SpeakingBot;
import com.vomeet.manager.WebStage;
import com.vomeet.manager.transcript.DropReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.StreamEntryID;
import tools.jackson.databind.JsonNode;

final class ErasureRoutesIT {
    private static WebStage stage;

    @BeforeAll
    static void open() {
        stage = new WebStage();
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    private static void awaitText(SpeakingBot bot, String nativeId, int segments) {
        await().atMost(PATIENCE)
                .until(() -> stage.client()
                                .get("/transcripts/google_meet/" + nativeId + "?meeting_id=" + bot.meeting())
                                .body()
                                .path("segments")
                                .size()
                        == segments);
    }

    /** A meeting that has ended, with text and all that a bad end leaves. */
    private static SpeakingBot ended(String nativeId, String words) {
        var bot = stage.bot(nativeId).joins().says("Ada Lovelace", words).begins("Ada Lovelace", words + " and");
        awaitText(bot, nativeId, 2);
        bot.bot()
                .keeps("{\"kind\":\"fact\",\"detail\":\"" + words + "\"}", words, null)
                .expect(200);
        bot.bot().says(MeetingStatus.STOPPING, null, words).expect(200);
        bot.bot().says(MeetingStatus.FAILED, EndReason.PAGE_LOST, words).expect(200);
        return bot;
    }

    private static JsonNode data(SpeakingBot bot) {
        return stage.client().get("/meetings/" + bot.meeting()).expect(200).path("data");
    }

    private static String message(String path) {
        return stage.client().delete(path).expect(200).path("message").asString();
    }

    /** Every table that has it in any column. */
    private static List<String> tablesWith(String words) {
        return stage.database().jdbi().withHandle(handle -> {
            var found = new ArrayList<String>();
            for (var table : handle.createQuery(
                            "select table_name from information_schema.tables where table_schema = 'public'")
                    .mapTo(String.class)
                    .list()) {
                var rows = handle.createQuery("select count(*) from " + table + " t where t::text like :words")
                        .bind("words", "%" + words + "%")
                        .mapTo(long.class)
                        .one();
                if (rows > 0) {
                    found.add(table);
                }
            }
            return found;
        });
    }

    /** Where bots of the first vomeet are not heard nobody reads what they say of who speaks. */
    @Test
    void namesThatNobodyHasReadAreTakenOutOfTheirStream() {
        var bot = ended("eee-gone-nam", "quiet");
        var stream = "speaker_events_relative";
        var said = stage.redis()
                .xadd(
                        stream,
                        StreamEntryID.NEW_ENTRY,
                        Map.of("participant_name", "Ada Lovelace", "meeting_id", Long.toString(bot.meeting())));
        assertThat(stage.redis().xrange(stream, said, said)).hasSize(1);
        message("/meetings/google_meet/eee-gone-nam");
        assertThat(stage.redis().xrange(stream, said, said)).isEmpty();
    }

    @Test
    void whatWasSaidIsInNoTableAnyMore() {
        var bot = ended("eee-gone-aaa", "unspeakable");
        assertThat(tablesWith("unspeakable"))
                .contains("transcript_segments", "transcript_tails", "flight_records", "meetings", "meeting_events");
        assertThat(data(bot).at("/error_details").asString()).contains("unspeakable");
        assertThat(data(bot).at("/status_transition/3/reason").asString()).contains("unspeakable");

        assertThat(message("/meetings/google_meet/eee-gone-aaa"))
                .isEqualTo("Meeting google_meet/eee-gone-aaa transcripts deleted and data anonymized");

        assertThat(tablesWith("unspeakable")).isEmpty();
        assertThat(tablesWith("Lovelace")).isEmpty();
        assertThat(tablesWith("eee-gone-aaa")).isEmpty();
        var kept = stage.client().get("/meetings/" + bot.meeting()).expect(200);
        assertThat(kept.path("native_meeting_id").isNull()).isTrue();
        assertThat(kept.toString()).doesNotContain("unspeakable");
        assertThat(data(bot).path("redacted").asBoolean()).isTrue();
        assertThat(data(bot).path("completion_reason").asString()).isEqualTo("page_lost");
        assertThat(data(bot).path("status_transition").valueStream())
                .extracting(change -> change.path("to").asString())
                .containsExactly("joining", "awaiting_admission", "active", "stopping", "failed");
        stage.client()
                .get("/transcripts/google_meet/eee-gone-aaa?meeting_id=" + bot.meeting())
                .expect(404);
    }

    @Test
    void deletingAgainSaysSoAndDoesNotReachAnOlderMeeting() {
        var older = ended("eee-twic-aaa", "first");
        var newer = ended("eee-twic-aaa", "second");
        var path = "/meetings/google_meet/eee-twic-aaa";
        assertThat(message(path)).endsWith("transcripts deleted and data anonymized");
        assertThat(message(path)).endsWith("transcripts already deleted and data anonymized");
        assertThat(message(path + "?meeting_id=" + newer.meeting())).contains("already deleted");
        awaitText(older, "eee-twic-aaa", 2);

        assertThat(message(path + "?meeting_id=" + older.meeting()))
                .endsWith("transcripts deleted and data anonymized");
        assertThat(tablesWith("eee-twic-aaa")).isEmpty();
    }

    @Test
    void whatComesLaterIsRefused() {
        var bot = ended("eee-late-aaa", "early");
        message("/meetings/google_meet/eee-late-aaa");
        var refused = refused();

        bot.says("Ada Lovelace", "belated");
        await().atMost(PATIENCE).until(() -> refused() > refused);
        bot.bot().keeps("{}", "belated", null).expect(404);
        assertThat(tablesWith("belated")).isEmpty();
    }

    private static long refused() {
        return stage.manager().transcripts().counts().dropped(DropReason.MEETING_GONE);
    }

    @Test
    void aMeetingThatHasNotEndedStays() {
        var bot = stage.bot("eee-live-aaa").joins().says("Ada", "still talking");
        awaitText(bot, "eee-live-aaa", 1);
        assertThat(stage.client()
                        .delete("/meetings/google_meet/eee-live-aaa")
                        .expect(409)
                        .path("detail")
                        .asString())
                .isEqualTo("Meeting not finalized; cannot delete transcripts. Current status: active");
        awaitText(bot, "eee-live-aaa", 1);
    }

    @Test
    void whatIsNotThereOrNotOnesOwnIsNotFound() {
        assertThat(stage.client().delete("/meetings/google_meet/eee-none-aaa").expect(404))
                .hasToString("{\"detail\":\"Meeting not found for platform google_meet and ID eee-none-aaa\"}");
        var bot = ended("eee-mine-aaa", "mine");
        assertThat(stage.client()
                        .delete("/meetings/google_meet/eee-none-aaa?meeting_id=" + bot.meeting())
                        .expect(404)
                        .path("detail")
                        .asString())
                .isEqualTo(
                        "Meeting not found for platform google_meet, ID eee-none-aaa, and meeting_id " + bot.meeting());
        var stranger = stage.manager().accounts().create("Eve");
        try (var client = new Client(stage.base(), stranger.key())) {
            client.delete("/meetings/google_meet/eee-mine-aaa").expect(404);
        }
        assertThat(tablesWith("mine")).contains("transcript_segments");
    }
}
