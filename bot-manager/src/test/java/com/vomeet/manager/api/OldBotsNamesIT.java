package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Json;
import com.vomeet.contract.transcript.StreamEntry;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.RunningManager;
import com.vomeet.manager.bot.MeetingTokens;
import com.vomeet.manager.config.HttpSettings;
import com.vomeet.manager.config.LimitSettings;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Meetings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;

/** A meeting of a first vomeet's bot and its WhisperLive, as a client of the first vomeet sees it afterwards. */
final class OldBotsNamesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PATH = "/transcripts/google_meet/old-bots-say";

    @Test
    void itsTextHasNames() {
        var config = RealParts.config().with(new HttpSettings("127.0.0.1", 0, null, true, LimitSettings.DEFAULT));
        try (var running = new RunningManager(config);
                var redis = RedisClient.create(URI.create(RealParts.redisUrl().reveal()))) {
            var id = running.client
                    .post("/bots", RunningManager.meet("old-bots-say"))
                    .expect(201)
                    .get("id")
                    .longValue();
            var meeting = new Meetings(running.jdbi()).find(new MeetingId(id)).orElseThrow();
            var token = new MeetingTokens(RealParts.SIGNING).issue(meeting).reveal();
            var common = Map.of("token", token, "platform", "google_meet", "meeting_id", "" + id, "uid", "whisper-1");

            write(redis, with(common, Map.of("type", "session_start", "start_timestamp", Instant.now() + "")));
            says(redis, common, "SPEAKER_START", "Alice", 100);
            says(redis, common, "SPEAKER_END", "Alice", 2_900);
            says(redis, common, "SPEAKER_START", "Bob", 3_000);
            var segments = "[{\"start\":\"0.000\",\"end\":\"3.000\",\"text\":\" Good morning.\",\"completed\":true},"
                    + "{\"start\":\"3.000\",\"end\":\"5.000\",\"text\":\" Hello.\",\"completed\":true}]";
            redis.xadd(
                    StreamEntry.STREAM,
                    StreamEntryID.NEW_ENTRY,
                    Map.of(
                            StreamEntry.FIELD,
                            Json.write(common).replaceFirst("\\}$", ",\"segments\":" + segments + "}")));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    running.client.get(PATH).expect(200).get("segments"))
                            .extracting(segment -> segment.get("speaker").asString("") + ":"
                                    + segment.get("text").asString())
                            .containsExactly("Alice: Good morning.", "Bob: Hello."));
            await().atMost(PATIENCE).until(() -> redis.xlen("speaker_events_relative") == 0);
        }
    }

    private static Map<String, String> with(Map<String, String> common, Map<String, String> more) {
        var all = new HashMap<>(common);
        all.putAll(more);
        return all;
    }

    private static void write(RedisClient redis, Map<String, String> members) {
        redis.xadd(StreamEntry.STREAM, StreamEntryID.NEW_ENTRY, Map.of(StreamEntry.FIELD, Json.write(members)));
    }

    private static void says(RedisClient redis, Map<String, String> common, String type, String who, long at) {
        redis.xadd(
                "speaker_events_relative",
                StreamEntryID.NEW_ENTRY,
                with(
                        common,
                        Map.of(
                                "event_type",
                                type,
                                "participant_name",
                                who,
                                "participant_id_meet",
                                "spaces/x/devices/" + who,
                                "relative_client_timestamp_ms",
                                "" + at)));
    }
}
