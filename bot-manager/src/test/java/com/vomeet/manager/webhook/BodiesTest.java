package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.contract.whisper.WireSegment;
import com.vomeet.manager.Samples;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.transcript.LiveSegment;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class BodiesTest {
    private static final Instant AT = Instant.parse("2026-11-23T10:00:01.500Z");
    private static final UUID UID = UUID.fromString("6f1de5b0-0000-4000-8000-000000000000");

    private static LiveSegment segment(int number, @Nullable String speaker, @Nullable String language) {
        return new LiveSegment(
                "session",
                number,
                number,
                number + 1,
                " words " + number + " ",
                true,
                language,
                speaker,
                null,
                List.of(new WireSegment.Word("words", 1, 2, 0.5)),
                AT,
                AT,
                AT,
                number);
    }

    private static Told told(String name, String payload) {
        return new Told(UID, name, new AccountId(3), new MeetingId(5), 4, Json.MAPPER.readTree(payload), AT);
    }

    private static JsonNode body(Told told, BodyFormat format, LiveSegment... segments) {
        return Json.MAPPER.readTree(new Bodies(_ -> List.of(segments)).of(told, format));
    }

    @Test
    void aChangeOfStatusIsToldAsTheFirstVomeetDid() {
        var told = told("bot.active", "{\"data\":{\"new_status\":\"active\"},\"meeting\":{\"id\":5}}");
        assertThat(body(told, BodyFormat.CLASSIC)).isEqualTo(Json.MAPPER.readTree("""
                {"event": "bot.active", "timestamp": "2026-11-23T10:00:01.500000", "data": {"new_status": "active"},
                 "meeting": {"id": 5}}
                """));
    }

    @Test
    void theEnvelopeNumbersTheEventsOfAMeeting() {
        var told = told("bot.active", "{\"data\":{\"new_status\":\"active\"},\"meeting\":{\"id\":5}}");
        assertThat(body(told, BodyFormat.ENVELOPE)).isEqualTo(Json.MAPPER.readTree("""
                {"id": "6f1de5b0-0000-4000-8000-000000000000", "version": 1, "type": "bot.active",
                 "created_at": "2026-11-23T10:00:01.500000Z", "account_id": 3, "meeting_id": 5, "sequence": 4,
                 "data": {"change": {"new_status": "active"}, "meeting": {"id": 5}}}
                """));
    }

    @Test
    void aTranscriptNamesWhoSpokeAndLeavesOutWhoIsNotKnown() {
        var told = told("transcript.ready", "{\"complete\":true,\"meeting\":{\"id\":5}}");
        var body = body(
                told,
                BodyFormat.CLASSIC,
                segment(1, "Ben", "en"),
                segment(2, null, null),
                segment(3, "Ada", "en"),
                segment(4, "Ben", "de"));
        assertThat(body.get("data")).isEmpty();
        assertThat(body.at("/meeting/id").intValue()).isEqualTo(5);
        var transcript = body.get("transcript");
        assertThat(transcript.get("segment_count").intValue()).isEqualTo(4);
        assertThat(transcript.get("full_text").asString())
                .isEqualTo("Ben: words 1\nwords 2\nAda: words 3\nBen: words 4");
        assertThat(transcript.get("participants")).isEqualTo(Json.MAPPER.readTree("[\"Ada\", \"Ben\"]"));
        assertThat(transcript.get("languages")).isEqualTo(Json.MAPPER.readTree("[\"de\", \"en\"]"));
        assertThat(transcript.at("/segments/0").has("words")).isFalse();
        assertThat(transcript.at("/segments/0/absolute_start_time").asString()).endsWith("Z");
        assertThat(transcript.get("complete").booleanValue()).isTrue();
        assertThat(transcript.get("truncated").booleanValue()).isFalse();
    }

    @Test
    void aTranscriptThatIsTooLongIsCutAndSaysSo() {
        var many = Collections.nCopies(TranscriptShape.MOST + 1, segment(1, "Ben", "en"));
        var shape = TranscriptShape.of(many, true);
        assertThat(shape.get("segments")).hasSize(TranscriptShape.MOST);
        assertThat(shape.get("segment_count").intValue()).isEqualTo(TranscriptShape.MOST + 1);
        assertThat(shape.get("truncated").booleanValue()).isTrue();
    }

    @Test
    void inTheEnvelopeTheTranscriptStandsBesideTheMeeting() {
        var told = told("transcript.ready", "{\"complete\":false,\"meeting\":{\"id\":5}}");
        var data = body(told, BodyFormat.ENVELOPE).get("data");
        assertThat(data.has("change")).isFalse();
        assertThat(data.at("/meeting/id").intValue()).isEqualTo(5);
        assertThat(data.at("/transcript/complete").booleanValue()).isFalse();
    }

    @Test
    void aTestCallHasAMessageAndNoMeeting() {
        var told = new Told(
                UID,
                "webhook.test",
                new AccountId(3),
                null,
                0,
                Json.MAPPER.readTree("{\"data\":{\"message\":\"hello\"}}"),
                AT);
        assertThat(body(told, BodyFormat.CLASSIC).at("/data/message").asString())
                .isEqualTo("hello");
        var envelope = body(told, BodyFormat.ENVELOPE);
        assertThat(envelope.at("/data/message").asString()).isEqualTo("hello");
        assertThat(envelope.get("meeting_id").isNull()).isTrue();
    }

    @Test
    void aMeetingIsToldWithoutItsPasscode() {
        var shape = MeetingShape.of(Samples.meeting(AT));
        assertThat(shape.get("account_id").intValue()).isEqualTo(3);
        assertThat(shape.get("constructed_meeting_url").asString()).isEqualTo("https://meet.google.com/abc-defg-hij");
        assertThat(shape.get("data").has("passcode")).isFalse();
        assertThat(shape.get("start_time").isNull()).isTrue();
    }
}
