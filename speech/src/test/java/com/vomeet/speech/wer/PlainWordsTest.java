package com.vomeet.speech.wer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlainWordsTest {
    @Test
    void caseAndPunctuationMakeNoDifference() {
        assertThat(PlainWords.of("...That is NOT a valid; \"number\"!"))
                .isEqualTo(PlainWords.of("that is not a valid number"));
    }

    @Test
    void anApostropheInsideAWordStaysWhicheverItIs() {
        assertThat(PlainWords.of("It\u2019s 'your' party's turn")).containsExactly("it's", "your", "party's", "turn");
    }

    @Test
    void aHyphenParts() {
        assertThat(PlainWords.of("Call-Forward")).containsExactly("call", "forward");
    }

    @Test
    void remarksInBracketsAreNotSpoken() {
        assertThat(PlainWords.of("press one [a tone] now")).containsExactly("press", "one", "now");
    }

    @Test
    void nothingSaidIsNoWords() {
        assertThat(PlainWords.of(" ... ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, zero",
        "7, seven",
        "13, thirteen",
        "20, twenty",
        "42, forty two",
        "100, one hundred",
        "215, two hundred fifteen",
        "1000, one thousand",
        "30021, thirty thousand twenty one",
        "007, zero zero seven",
        "5551234, five five five one two three four"
    })
    void numbersAreSpelledOut(String digits, String words) {
        assertThat(String.join(" ", PlainWords.of(digits))).isEqualTo(words);
    }
}
