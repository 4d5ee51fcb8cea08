package com.vomeet.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.contract.SettingRow;
import com.vomeet.contract.Settings;
import com.vomeet.contract.bot.FieldProblem;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TraceSettingsTest {
    private static final URI COLLECTOR = URI.create("http://collector:4318");

    @Test
    void nothingIsTracedUnlessACollectorIsNamed() {
        var settings = new Settings(Map.of());
        assertThat(TraceSettings.read(settings, "vomeet-bot")).isEqualTo(TraceSettings.off("vomeet-bot"));
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void everyVariableIsRead() {
        var settings = new Settings(Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", COLLECTOR.toString(),
                "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "OTEL_EXPORTER_OTLP_HEADERS", "api-key=s%3D+c, x-tenant=a",
                "OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=staging",
                "OTEL_SERVICE_NAME", "notes",
                "OTEL_TRACES_SAMPLER", "parentbased_traceidratio",
                "OTEL_TRACES_SAMPLER_ARG", "0.25"));
        assertThat(TraceSettings.read(settings, "vomeet-bot"))
                .isEqualTo(new TraceSettings(
                        COLLECTOR,
                        Map.of("api-key", Secret.of("s=+c"), "x-tenant", Secret.of("a")),
                        "notes",
                        Map.of("deployment.environment.name", "staging"),
                        0.25));
        assertThat(settings.problems()).isEmpty();
        assertThat(settings.rows()).extracting(SettingRow::text).noneMatch(text -> text.contains("s%3D"));
    }

    @Test
    void aPartIsOfNoMeaningWithoutTheSamplerThatTakesIt() {
        var settings = new Settings(Map.of("OTEL_TRACES_SAMPLER_ARG", "0.25"));
        assertThat(TraceSettings.read(settings, "x").ratio()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "OTEL_EXPORTER_OTLP_ENDPOINT,collector:4317",
        "OTEL_EXPORTER_OTLP_PROTOCOL,grpc",
        "OTEL_EXPORTER_OTLP_HEADERS,hush",
        "OTEL_EXPORTER_OTLP_HEADERS,key=hush%",
        "OTEL_RESOURCE_ATTRIBUTES,=b",
        "OTEL_TRACES_SAMPLER,always_off",
        "OTEL_TRACES_SAMPLER_ARG,2"
    })
    void whatCannotBeIsNamedWithoutQuotingWhatMayBeAKey(String name, String value) {
        var settings = new Settings(Map.of(name, value));
        TraceSettings.read(settings, "x");
        assertThat(settings.problems()).extracting(FieldProblem::field).containsExactly(name);
        assertThat(settings.problems().toString()).doesNotContain("hush");
    }

    @Test
    void anotherCollectorCountsOnlyWhereNoneIsNamed() {
        var other = URI.create("http://other:4318");
        assertThat(TraceSettings.off("x").orAt(other).collector()).isEqualTo(other);
        assertThat(TraceSettings.off("x").orAt(COLLECTOR).orAt(other).collector())
                .isEqualTo(COLLECTOR);
        assertThat(TraceSettings.off("x").orAt(null)).isEqualTo(TraceSettings.off("x"));
    }
}
