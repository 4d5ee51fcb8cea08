package com.vomeet.manager.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpeakerEventReaderTest {
    /** As a WhisperLive of the first vomeet writes it. */
    private static final Map<String, String> ALICE = Map.of(
            "event_type", "SPEAKER_START",
            "participant_name", "Alice",
            "participant_id_meet", "spaces/x/devices/1",
            "relative_client_timestamp_ms", "12345",
            "uid", "w",
            "token", "token-7-bot",
            "platform", "google_meet",
            "meeting_id", "99",
            "meeting_url", "https://meet.google.com/abc-defg-hij",
            "server_received_timestamp_iso", "2026-11-23T10:00:12.400000Z");

    private static Optional<SpeakerEvent> read(Map<String, String> fields) {
        return new SpeakerEventReader(Entries.TOKENS).read(new EntryPosition(1_000, 0), fields);
    }

    private static Map<String, String> with(String field, String value) {
        var fields = new HashMap<>(ALICE);
        fields.put(field, value);
        return fields;
    }

    @Test
    void whoBeginsToSpeakIsReadForTheMeetingThatTheTokenOpens() {
        assertThat(read(ALICE)).contains(new SpeakerEvent(7, 12_345, "spaces/x/devices/1", true, "Alice"));
    }

    @Test
    void withoutAnIdPeopleAreToldApartByName() {
        assertThat(read(with("participant_id_meet", " ")).orElseThrow().participant())
                .isEqualTo("Alice");
    }

    @Test
    void timesMayHaveAFraction() {
        assertThat(read(with("relative_client_timestamp_ms", "12.6"))
                        .orElseThrow()
                        .atMillis())
                .isEqualTo(13);
    }

    @Test
    void aNameIsKeptAsFarAsItCanBe() {
        assertThat(read(with("participant_name", "A\0l" + "x".repeat(300)))
                        .orElseThrow()
                        .name())
                .startsWith("Alx")
                .hasSize(255);
    }

    @ParameterizedTest
    @CsvSource({
        "event_type, SPEAKER_SINGS",
        "event_type, ''",
        "participant_name, ' '",
        "relative_client_timestamp_ms, soon",
        "relative_client_timestamp_ms, -1",
        "relative_client_timestamp_ms, 1e12",
        "relative_client_timestamp_ms, NaN",
        "token, ''",
        "token, forged",
    })
    void whatCannotBeReadIsLeftOut(String field, String value) {
        assertThat(read(with(field, value))).isEmpty();
    }
}
