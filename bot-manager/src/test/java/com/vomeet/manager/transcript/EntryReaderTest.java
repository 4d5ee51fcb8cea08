package com.vomeet.manager.transcript;

import static com.vomeet.manager.transcript.Entries.said;
import static com.vomeet.manager.transcript.Entries.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.contract.transcript.StreamEntry;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

final class EntryReaderTest {
    private static final EntryPosition POSITION = new EntryPosition(1, 0);
    private final EntryReader reader = new EntryReader(Entries.TOKENS);

    private Reading read(String payload) {
        return reader.read(POSITION, Map.of(StreamEntry.FIELD, payload));
    }

    private static ObjectNode valid() {
        return (ObjectNode) Json.MAPPER.readTree(Json.write(text(7, "a", said(1, "one"))));
    }

    @Test
    void anEntryOfOurBotIsRead() {
        var entry = text(7, "a", said(1, "one"));
        assertThat(read(Json.write(entry))).isEqualTo(new Reading.Good(POSITION, entry));
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "uid", "segments"})
    void whatIsMissingMakesItPoison(String field) {
        var json = valid();
        json.remove(field);
        assertThat(read(Json.write(json))).isInstanceOf(Reading.Poison.class);
    }

    @ParameterizedTest
    @CsvSource({
        "number, 0, at least 1",
        "number, , at least 1",
        "text, , must have a text",
        "absolute_start_time, , no absolute times",
        "start, NaN, no finite times"
    })
    void aSegmentThatIsWrongIsNamed(String field, String value, String reason) {
        var json = valid();
        var segment = (ObjectNode) json.path("segments").get(0);
        if (value == null) {
            segment.remove(field);
        } else {
            segment.put(field, value);
        }
        assertThat(read(Json.write(json)))
                .isInstanceOfSatisfying(
                        Reading.Poison.class,
                        poison -> assertThat(poison.reason()).contains(reason));
    }

    @Test
    void whatIsNotJsonIsPoisonAndItsReasonQuotesNothing() {
        assertThat(read("secret-token {"))
                .isInstanceOfSatisfying(
                        Reading.Poison.class,
                        poison -> assertThat(poison.reason()).startsWith("not an entry"));
        var json = valid();
        json.put("type", "unheard");
        assertThat(read(Json.write(json)))
                .isInstanceOfSatisfying(
                        Reading.Poison.class,
                        poison -> assertThat(poison.reason()).doesNotContain("token-7"));
    }

    @Test
    void writersWithoutATokenAreNotJudged() {
        assertThat(read("{\"type\":\"transcription\",\"segments\":[{\"start\":\"0.0\"}],\"uid\":\"a\"}"))
                .isEqualTo(new Reading.Dropped(DropReason.FOREIGN_SOURCE));
    }

    @Test
    void aWhisperLiveIsNotListenedToForASessionThatOurBotWrites() {
        assertThat(read("{\"token\":\"token-7-a\",\"uid\":\"a\",\"platform\":\"teams\",\"segments\":[]}"))
                .isEqualTo(new Reading.Dropped(DropReason.FOREIGN_SOURCE));
    }

    @Test
    void ofAWhisperLivesEntryTheTokenSaysWhichMeetingItIs() {
        var read =
                read("{\"token\":\"token-7-a\",\"uid\":\"w\",\"meeting_id\":9,\"platform\":\"teams\",\"segments\":[]}");
        assertThat(read)
                .isInstanceOfSatisfying(
                        Reading.Good.class,
                        good -> assertThat(good.entry().meetingId()).isEqualTo(7));
        assertThat(read("{\"token\":\"forged\",\"uid\":\"w\",\"meeting_id\":9,\"platform\":\"teams\",\"segments\":[]}"))
                .isEqualTo(new Reading.Refused(9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"platform\":\"teams\"",
                "\"platform\":\"teams\",\"type\":\"session_start\",\"start_timestamp\":\"yesterday\"",
                "\"platform\":\"teams\",\"type\":\"song\""
            })
    void aWhisperLivesEntryThatCannotBeReadIsPoison(String members) {
        assertThat(read("{\"token\":\"token-7-a\",\"uid\":\"w\"," + members + "}"))
                .isInstanceOf(Reading.Poison.class);
    }

    @Test
    void aTokenOpensItsOwnMeetingOnly() {
        var json = valid();
        json.put("meeting_id", 8);
        assertThat(read(Json.write(json))).isEqualTo(new Reading.Refused(8));
    }

    @Test
    void aTokenThatWasGoodWhenTheEntryWasWrittenIsGoodWhenItIsReadLate() {
        var expires = Instant.parse("2026-11-23T12:15:00Z");
        var late = new EntryReader((token, at) ->
                at.isBefore(expires) ? Optional.of(new TokenCheck.Opened(7, "a", expires)) : Optional.empty());
        var payload = Map.of(StreamEntry.FIELD, Json.write(valid()));
        var inTime = new EntryPosition(expires.toEpochMilli() - 1, 0);
        assertThat(late.read(inTime, payload)).isInstanceOf(Reading.Good.class);
        assertThat(late.read(new EntryPosition(expires.toEpochMilli(), 0), payload))
                .isEqualTo(new Reading.Refused(7));
    }

    @Test
    void anEndlessUidIsPoison() {
        var json = valid();
        json.put("uid", "x".repeat(201));
        assertThat(read(Json.write(json))).isInstanceOf(Reading.Poison.class);
    }
}
