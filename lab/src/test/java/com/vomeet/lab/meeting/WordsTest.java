package com.vomeet.lab.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void punctuationAndCaseAreNotHeard() {
        assertThat(Words.of("...letters of your party's First, or last name."))
                .containsExactly("letters", "of", "your", "party's", "first", "or", "last", "name");
    }

    @Test
    void digitsAreHeardAsWords() {
        assertThat(Words.of("press 1, or 20")).containsExactly("press", "one", "or", "two", "zero");
    }

    @Test
    void bothApostrophesAreOne() {
        assertThat(Words.of("I’m sorry")).containsExactly("i'm", "sorry");
        assertThat(Words.of("'quoted'")).containsExactly("quoted");
    }

    @Test
    void silenceHasNoWords() {
        assertThat(Words.of("...")).isEmpty();
    }
}
