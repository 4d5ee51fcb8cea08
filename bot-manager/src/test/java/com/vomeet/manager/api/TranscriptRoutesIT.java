package com.vomeet.manager.api;

import static com.vomeet.manager.api.SocketClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.WebStage;
import com.vomeet.manager.openapi.CheckedHttp;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class TranscriptRoutesIT {
    private static WebStage stage;

    @BeforeAll
    static void open() {
        stage = new WebStage();
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    private static void awaitSegments(String path, int count) {
        await().atMost(PATIENCE)
                .until(() -> stage.client().get(path).body().path("segments").size() == count);
    }

    private static String text(String path) throws IOException, InterruptedException {
        try (var http = CheckedHttp.open()) {
            return http.send(stage.client().request(path).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void theAnswerHasTheMeetingItsTextAndTheTail() {
        var bot = stage.bot("abc-defg-aaa").joins().says("Ada", "Good morning.").begins(null, "hel");
        var path = "/transcripts/google_meet/abc-defg-aaa";
        awaitSegments(path, 2);

        var answer = stage.client().get(path).expect(200);
        assertThat(answer.propertyNames())
                .containsExactly(
                        "id",
                        "platform",
                        "native_meeting_id",
                        "constructed_meeting_url",
                        "status",
                        "start_time",
                        "end_time",
                        "segments",
                        "seq");
        assertThat(answer.path("id").asLong()).isEqualTo(bot.meeting());
        assertThat(answer.path("status").asString()).isEqualTo("active");
        assertThat(answer.path("end_time").isNull()).isTrue();
        var first = answer.path("segments").get(0);
        assertThat(first.propertyNames())
                .startsWith(
                        "start",
                        "end",
                        "text",
                        "language",
                        "created_at",
                        "speaker",
                        "absolute_start_time",
                        "absolute_end_time");
        assertThat(first.path("absolute_start_time").asString()).endsWith("Z");
        assertThat(first.path("created_at").asString()).doesNotEndWith("Z");
        var tail = answer.path("segments").get(1);
        assertThat(tail.path("completed").asBoolean()).isFalse();
        assertThat(tail.path("speaker").isNull()).isTrue();
    }

    @Test
    void theNewestMeetingIsMeantUnlessAnotherIsNamed() {
        var first = stage.bot("abc-defg-bbb").joins().says("Ada", "the first one");
        awaitSegments("/transcripts/google_meet/abc-defg-bbb", 1);
        first.bot().says(MeetingStatus.COMPLETED, EndReason.STOPPED).expect(200);
        var second = stage.bot("abc-defg-bbb");

        var path = "/transcripts/google_meet/abc-defg-bbb";
        assertThat(stage.client().get(path).expect(200).path("id").asLong()).isEqualTo(second.meeting());
        var named = stage.client().get(path + "?meeting_id=" + first.meeting()).expect(200);
        assertThat(named.path("segments").get(0).path("text").asString()).isEqualTo("the first one");
    }

    @Test
    void whatIsNotThereIsSaidInTheKnownWords() {
        var client = stage.client();
        assertThat(client.get("/transcripts/google_meet/xxx-xxxx-xxx").expect(404))
                .hasToString("{\"detail\":\"Meeting not found for platform google_meet and ID xxx-xxxx-xxx\"}");
        var bot = stage.bot("abc-defg-ccc");
        assertThat(client.get("/transcripts/google_meet/xxx-xxxx-xxx?meeting_id=" + bot.meeting())
                        .expect(404)
                        .path("detail")
                        .asString())
                .isEqualTo(
                        "Meeting not found for platform google_meet, ID xxx-xxxx-xxx, and meeting_id " + bot.meeting());
        assertThat(client.get("/transcripts/skype/x")
                        .expect(422)
                        .path("detail")
                        .get(0)
                        .path("msg")
                        .asString())
                .isEqualTo("Input should be 'google_meet', 'zoom' or 'teams'");
        client.get("/transcripts/google_meet/abc-defg-ccc?meeting_id=9007199254740991")
                .expect(404);
        assertThat(client.get("/transcripts/google_meet/abc-defg-ccc?meeting_id=x")
                        .expect(422)
                        .path("detail")
                        .get(0)
                        .path("type")
                        .asString())
                .isEqualTo("int_parsing");
        client.get("/transcripts/google_meet/abc-defg-ccc?format=pdf").expect(422);
    }

    @Test
    void theTranscriptCanBeHadAsTextAndMarkdown() throws Exception {
        stage.bot("abc-defg-ddd").joins().says("Ada", "Good morning.").says("Bob", "<b>Hi</b>");
        var path = "/transcripts/google_meet/abc-defg-ddd";
        awaitSegments(path, 2);

        assertThat(text(path + "?format=text")).isEqualTo("[00:00:00] Ada: Good morning.\n[00:00:03] Bob: <b>Hi</b>\n");
        assertThat(text(path + "?format=markdown"))
                .startsWith("# google\\_meet abc\\-defg\\-ddd\n\n**Ada** 00:00:00\n")
                .contains("\\<b\\>Hi");
    }
}
