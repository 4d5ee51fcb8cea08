package com.vomeet.speech.wer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class WordErrorsTest {
    @Test
    void theSameWordsAreNoErrors() {
        assertThat(WordErrors.between("Press 1, now!", "press one now")).isEqualTo(new WordErrors(0, 0, 0, 3));
    }

    @Test
    void anotherWordIsASubstitution() {
        assertThat(WordErrors.between("please enter it", "please add it")).isEqualTo(new WordErrors(1, 0, 0, 3));
    }

    @Test
    void aMissingWordIsADeletion() {
        assertThat(WordErrors.between("please enter it", "please it")).isEqualTo(new WordErrors(0, 1, 0, 3));
    }

    @Test
    void aWordMoreIsAnInsertion() {
        assertThat(WordErrors.between("please enter it", "please re enter it")).isEqualTo(new WordErrors(0, 0, 1, 3));
    }

    @Test
    void theCheapestExplanationCounts() {
        // "please enter your" heard as "please add to your": one word replaced, one more.
        assertThat(WordErrors.between("please enter your number", "please add to your number"))
                .isEqualTo(new WordErrors(1, 0, 1, 4));
    }

    @Test
    void allWordsMissingIsARateOfOne() {
        assertThat(WordErrors.between("one two three", "").rate()).isEqualTo(1);
    }

    @Test
    void moreErrorsThanWordsArePossible() {
        assertThat(WordErrors.between("yes", "oh no no").rate()).isEqualTo(3);
    }

    @Test
    void nothingSaidAndNothingHeardIsNoError() {
        assertThat(WordErrors.between("", "").rate()).isZero();
        assertThat(WordErrors.between("", "hello there").rate()).isEqualTo(1);
    }

    @Test
    void sumsWeighByWords() {
        var sum = new WordErrors(1, 0, 0, 2).plus(new WordErrors(0, 0, 0, 8));

        assertThat(sum.rate()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void moreWordsLostThanSaidIsRefused() {
        assertThatThrownBy(() -> new WordErrors(2, 2, 0, 3)).hasMessage("2 + 2 + 0 errors in 3 words");
    }
}
