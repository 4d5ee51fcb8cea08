package com.vomeet.lab.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class PromptTest {
    @Test
    void wordsAreInLowerCaseWithoutPunctuation() {
        assertThat(new Prompt("x", Path.of("x"), "Call-Forward, on no Answer... press 1 if you're 'ready'!").words())
                .containsExactly("call", "forward", "on", "no", "answer", "press", "1", "if", "you're", "'ready'");
    }

    @Test
    void aToneHasNoWords() {
        assertThat(new Prompt("beep", Path.of("beep"), "").words()).isEmpty();
    }
}
