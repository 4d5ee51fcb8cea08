package com.vomeet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class UpCommandTest {
    @Test
    void variablesOfOpenTelemetryReachTheProductAndNoOthersDo() {
        var environment = Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318", "SIGNING_KEY", "x");
        assertThat(UpCommand.traces(environment))
                .isEqualTo(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318"));
    }
}
