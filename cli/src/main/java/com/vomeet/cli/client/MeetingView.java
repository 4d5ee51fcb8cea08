package com.vomeet.cli.client;

import com.vomeet.contract.MeetingStatus;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A meeting as the API shows it, with the fields that the commands use. */
public record MeetingView(JsonNode json) {
    static MeetingView of(JsonNode json) {
        return new MeetingView(json);
    }

    public long id() {
        return json.path("id").longValue();
    }

    public String platform() {
        return json.path("platform").stringValue();
    }

    public String nativeMeetingId() {
        return json.path("native_meeting_id").asString("-");
    }

    public MeetingStatus status() {
        return MeetingStatus.of(json.path("status").stringValue());
    }

    /** Why it ended, in one word: the completion reason, or the reason of a failure. */
    public String reason() {
        var data = json.path("data");
        return data.path("completion_reason").asString(data.path("end_reason").asString(""));
    }

    public Instant createdAt() {
        return utc(json.path("created_at").stringValue());
    }

    /** When the meeting entered a status, by its recorded transitions. */
    public Optional<Instant> entered(MeetingStatus status) {
        return json.path("data")
                .path("status_transition")
                .valueStream()
                .filter(t -> status.wire().equals(t.path("to").asString("")))
                .map(t -> utc(t.path("timestamp").stringValue()))
                .findFirst();
    }

    /** Times of the API carry no zone and are UTC. */
    private static Instant utc(String text) {
        return text.endsWith("Z")
                ? Instant.parse(text)
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
