package com.vomeet.manager.orchestrator.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.dockerjava.api.model.LogConfig.LoggingType;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogLimitTest {
    /** Docker's own suffixes mean powers of ten, and Kubernetes' powers of two: bytes are the same everywhere. */
    @Test
    void itIsToldInBytesToADriverThatBothEnginesHave() {
        var log = Objects.requireNonNull(new LogLimit(2L << 30, 1).ofContainer());
        assertThat(log.getType()).isEqualTo(LoggingType.JSON_FILE);
        assertThat(log.getConfig()).isEqualTo(Map.of("max-size", "2147483648", "max-file", "1"));
    }

    @Test
    void withoutFilesTheEngineIsToldNothing() {
        assertThat(new LogLimit(1, 0).ofContainer()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0,3", "-1,3", "1,-1"})
    void aLogThatCannotBeIsRefused(long bytes, int files) {
        assertThatIllegalArgumentException().isThrownBy(() -> new LogLimit(bytes, files));
    }
}
