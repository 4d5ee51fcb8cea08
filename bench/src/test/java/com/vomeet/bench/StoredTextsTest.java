package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.StoredTexts.Row;
import com.vomeet.contract.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StoredTextsTest {
    private final List<SpokenMeeting> meetings = List.of(meeting(1), meeting(2));
    private final List<Row> rows = new ArrayList<>();

    private static SpokenMeeting meeting(long id) {
        var meeting = new SpokenMeeting(id, "abc-defg-hij", "uid", Secret.of("token"));
        // Two final ones, and one that is not yet.
        for (var i = 0; i <= 2 * SpokenMeeting.ENTRIES; i++) {
            meeting.next(1_000 * id + i, Instant.EPOCH);
        }
        return meeting;
    }

    @BeforeEach
    void everythingIsStored() {
        for (var meeting : meetings) {
            var texts = meeting.finalTexts();
            rows.add(new Row(meeting.id(), 2, texts.get(1)));
            rows.add(new Row(meeting.id(), 1, texts.get(0)));
        }
    }

    private int wrong() {
        return new StoredTexts(rows).wrong(meetings);
    }

    @Test
    void whatWasWrittenIsThere() {
        assertThat(meetings.getFirst().finalTexts())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("1004 ");
        assertThat(wrong()).isZero();
    }

    @Test
    void aRowThatIsMissingIsSeen() {
        rows.removeFirst();
        assertThat(wrong()).isEqualTo(1);
    }

    @Test
    void anotherTextIsSeen() {
        rows.set(0, new Row(1, 2, "nobody said this"));
        assertThat(wrong()).isEqualTo(1);
    }

    @Test
    void aRowThatIsThereTwiceOrThatNobodyWroteIsSeen() {
        rows.add(rows.getFirst());
        rows.add(new Row(3, 1, "x"));
        rows.add(new Row(1, 3, "x"));
        assertThat(wrong()).isEqualTo(3);
    }
}
