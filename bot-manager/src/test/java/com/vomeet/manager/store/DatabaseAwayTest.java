package com.vomeet.manager.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseAwayTest {
    private static boolean away(@Nullable String state) {
        return DatabaseAway.isCauseOf(new IllegalStateException("while asking", new SQLException("words", state)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300"})
    void aServerThatIsNotThereIsAway(String state) {
        assertThat(away(state)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "57014", "40001", "XX000", ""})
    void aServerThatAnswersIsNotAway(String state) {
        assertThat(away(state)).isFalse();
    }

    @Test
    void anEmptyPoolMeansThatItIsAway() {
        assertThat(DatabaseAway.isCauseOf(
                        new ConnectionException(new SQLTransientConnectionException("Connection is not available"))))
                .isTrue();
    }

    @Test
    void aMistakeOfOurOwnIsNone() {
        assertThat(DatabaseAway.isCauseOf(new NullPointerException())).isFalse();
        assertThat(away(null)).isFalse();
    }
}
