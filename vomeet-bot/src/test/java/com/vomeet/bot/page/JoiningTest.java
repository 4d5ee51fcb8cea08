package com.vomeet.bot.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JoiningTest {
    private static final String SMILE = "\uD83D\uDE00";

    @Test
    void aNameThatFitsStaysAsItIs() {
        assertThat(Joining.fitting("n".repeat(60), 60)).isEqualTo("n".repeat(60));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0})
    void aBoxWithoutALimitTakesAnyName(int longest) {
        assertThat(Joining.fitting("n".repeat(100), longest)).isEqualTo("n".repeat(100));
    }

    @Test
    void aNameThatIsTooLongIsCutToWhatTheBoxTakes() {
        assertThat(Joining.fitting("n".repeat(100), 60)).isEqualTo("n".repeat(60));
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertThat(Joining.fitting(SMILE.repeat(40), 60)).isEqualTo(SMILE.repeat(30));
        assertThat(Joining.fitting("n" + SMILE.repeat(40), 60)).isEqualTo("n" + SMILE.repeat(29));
    }

    @Test
    void aCutNameEndsInNoSpace() {
        assertThat(Joining.fitting("Notes of the board", 6)).isEqualTo("Notes");
    }
}
