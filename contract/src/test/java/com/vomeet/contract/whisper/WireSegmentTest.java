package com.vomeet.contract.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.contract.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

final class WireSegmentTest {
    @ParameterizedTest
    @CsvSource({"'\"1.250\"', 1.25", "1.25, 1.25", "'\"0\"', 0", "7, 7", "'\"12.5e1\"', 125", "1e2, 100"})
    void aTimeIsTextOrANumber(String json, double seconds) {
        assertThat(read(json, "200").startSeconds()).isEqualTo(seconds);
        assertThat(read("0", json).endSeconds()).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"soon\"", "\"NaN\"", "\"Infinity\"", "\"1e999\"", "\"1:02\"", "{}", "[]"})
    void aSegmentWithoutUsableTimesHasNotTheRightShape(String json) {
        assertThatThrownBy(() -> read(json, "1")).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> read("0", json)).isInstanceOf(JacksonException.class);
    }

    @Test
    void aSegmentThatLacksItsTimesOrTextHasNotTheRightShape() {
        assertThatThrownBy(() -> Json.read("{\"end\":1,\"text\":\"a\"}", WireSegment.class))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> Json.read("{\"start\":1,\"end\":1}", WireSegment.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void aSegmentThatDoesNotSaySoIsNotCompleted() {
        assertThat(Json.read("{\"start\":0,\"end\":1,\"text\":\"a\"}", WireSegment.class)
                        .completed())
                .isFalse();
    }

    @Test
    void itsWordsAreItsOwn() {
        var words = new ArrayList<>(List.of(new WireSegment.Word("a", 0, 1, 1)));
        var segment = new WireSegment("0", "1", "a", true, null, null, words);
        words.clear();
        assertThat(segment.words()).hasSize(1);
    }

    @Test
    void whatIsWrittenHasTheTimesAsText() {
        var segment = new WireSegment("0.500", "1.000", "Hi", false, null, null, null);
        assertThat(Json.write(segment))
                .isEqualTo("{\"start\":\"0.500\",\"end\":\"1.000\",\"text\":\"Hi\",\"completed\":false}");
        assertThat(Json.read(Json.write(segment), WireSegment.class)).isEqualTo(segment);
    }

    private static WireSegment read(String start, String end) {
        return Json.read("{\"start\":" + start + ",\"end\":" + end + ",\"text\":\"a\"}", WireSegment.class);
    }
}
