package com.vomeet.speech.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RecognisedTest {
    @Test
    void wordsMakeTheTextAndItsTimes() {
        var words = List.of(new Recognised.Word("good", 1, 1.2, 0.5), new Recognised.Word("day", 1.3, 1.6, 0.9));

        var recognised = Recognised.of(words, true);

        assertThat(recognised.text()).isEqualTo("good day");
        assertThat(recognised.start()).isEqualTo(1);
        assertThat(recognised.end()).isEqualTo(1.6);
        assertThat(recognised.confidence()).isCloseTo(0.7, within(1e-9));
    }

    @Test
    void aWordEndsAfterItsBeginning() {
        assertThatThrownBy(() -> new Recognised.Word("day", 2, 1, 1))
                .hasMessage("not a word with times: 'day' 2.0 to 1.0");
    }

    @Test
    void anEmptyTextIsRefusedUnlessItTakesAnotherBack() {
        assertThat(Recognised.takenBack(0, 1).text()).isEmpty();
        assertThatThrownBy(() -> new Recognised(0, 1, " ", true, List.of()))
                .hasMessage("not a text with times: ' ' 0.0 to 1.0");
    }
}
