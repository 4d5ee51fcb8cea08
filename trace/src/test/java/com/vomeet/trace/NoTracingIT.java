package com.vomeet.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without a collector nothing is done, and nothing is loaded that could do it. */
final class NoTracingIT {
    /** A program that traces as the others do. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            var settings = TraceSettings.read(new Settings(Map.of()), "program");
            try (var tracing = Tracing.open(settings, _ -> {});
                    var span = tracing.begin(Span.Kind.SERVER, "ask");
                    var _ = span.enter();
                    var inner = tracing.begin(Span.Kind.INSIDE, "part", null)) {
                System.out.println(
                        "on: " + tracing.isOn() + ", " + inner.with("a", 1).traceparent());
            }
        }
    }

    @Test
    void noClassOfTheLibraryIsLoadedWhereNoCollectorIsNamed() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        var process = new ProcessBuilder(List.of(
                        java,
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName()))
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said)
                .contains("on: false, null", "com.vomeet.trace.NoTracing")
                .doesNotContain("io.opentelemetry");
    }

    @Test
    void aSpanThatNobodySeesTakesEverythingAndSaysNothing() {
        var span =
                Tracing.off().begin(Span.Kind.SERVER, "ask", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        assertThat(span).isSameAs(Span.none());
        assertThat(span.with("a", "b").with("c", 1).failed("x").traceparent()).isNull();
        try (var _ = span.enter()) {
            assertThat(Tracing.current()).isSameAs(Span.none());
        }
        span.close();
    }
}
