package com.vomeet.manager.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoreFailureTest {
    private static RuntimeException wrapped(SQLException cause) {
        return new IllegalStateException("while storing", new IllegalStateException(cause));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22003", "23503", "23514"})
    void dataThatTheDatabaseNeverTakesIsRefused(String state) {
        assertThat(StoreFailure.isRefusal(wrapped(new SQLException("no", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40P01", "40001", "53300", "57P01", "42P01", "XX000"})
    void everythingElseMayPass(String state) {
        assertThat(StoreFailure.isRefusal(wrapped(new SQLException("not now", state))))
                .isFalse();
    }

    @Test
    void noConnectionMayPass() {
        assertThat(StoreFailure.isRefusal(wrapped(new SQLTransientConnectionException("pool is empty"))))
                .isFalse();
    }

    @Test
    void aMistakeOfOurOwnIsNotRepeatedForEver() {
        assertThat(StoreFailure.isRefusal(new NullPointerException())).isTrue();
    }

    @Test
    void theInnermostWordsAreKept() {
        assertThat(StoreFailure.message(wrapped(new SQLException("value too long\n  Detail: secret words", "22001"))))
                .isEqualTo("value too long");
    }
}
