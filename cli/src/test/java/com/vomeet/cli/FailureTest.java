package com.vomeet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorDetails;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.Test;

final class FailureTest {
    @Test
    void aTroubleIsItsSentence() {
        assertThat(Failure.told(new Trouble("port 1 is taken"))).isEqualTo("port 1 is taken");
    }

    @Test
    void aFileThatCannotBeReadIsNamedWithTheReason() {
        assertThat(Failure.told(new UncheckedIOException("cannot read x", new IOException("Permission denied"))))
                .isEqualTo("cannot read x: Permission denied");
    }

    @Test
    void aReasonWithoutWordsIsLeftOut() {
        assertThat(Failure.told(new UncheckedIOException("cannot read x", new IOException())))
                .isEqualTo("cannot read x");
    }

    @Test
    void whatAnotherThreadMetIsToldAsIfItWereHere() {
        assertThat(Failure.told(new CompletionException(new Trouble("gone")))).isEqualTo("gone");
    }

    @Test
    void dataOfAnotherVersionAreNotATrace() {
        assertThat(Failure.told(new FlywayValidateException(
                        new ErrorDetails(CoreErrorCode.VALIDATE_ERROR, ""), "checksum mismatch")))
                .contains("--fresh")
                .doesNotContain("checksum");
    }

    @Test
    void aBugIsShownWithItsTrace() {
        assertThat(Failure.told(new IllegalStateException("impossible")))
                .startsWith("java.lang.IllegalStateException: impossible")
                .contains("FailureTest");
    }
}
