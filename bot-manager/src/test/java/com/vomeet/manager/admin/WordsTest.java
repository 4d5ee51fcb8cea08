package com.vomeet.manager.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WordsTest {
    private static Words words(String... line) {
        return Words.of(List.of(line)).orElseThrow();
    }

    @Test
    void optionsMayStandAnywhere() {
        var expected = new Words(List.of("key", "create", "7"), Map.of("name", "x", "days", "3"));
        assertThat(words("key", "create", "7", "--name", "x", "--days", "3")).isEqualTo(expected);
        assertThat(words("key", "--days", "3", "create", "--name", "x", "7")).isEqualTo(expected);
    }

    @Test
    void anOptionWithoutAValueOrTwiceIsNoCommandLine() {
        assertThat(Words.of(List.of("key", "--days"))).isEmpty();
        assertThat(Words.of(List.of("key", "--days", "3", "--days", "3"))).isEmpty();
    }

    @Test
    void aCommandIsItsWordsAndSoManyMore() {
        var line = words("key", "revoke", "7", "9");
        assertThat(line.say("key revoke", 2)).isTrue();
        assertThat(line.say("key revoke", 1)).isFalse();
        assertThat(line.say("key list", 2)).isFalse();
        assertThat(line.last(1)).isEqualTo("9");
        assertThat(line.last(2)).isEqualTo("7");
    }

    @Test
    void anOptionThatTheCommandDoesNotHaveIsNotOverlooked() {
        var line = words("account", "list", "--days", "3");
        assertThat(line.say("account list", 0)).isFalse();
        assertThat(line.say("account list", 0, "days")).isTrue();
        assertThat(line.option("days")).contains("3");
        assertThat(line.option("name")).isEmpty();
    }
}
