package com.vomeet.e2e.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.parts.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Prometheus' own tool for rules and tests of them. */
final class Promtool {
    private Promtool() {}

    /** Fails with all that it says where it finds something wrong. */
    static void run(String... words) throws IOException, InterruptedException {
        var program = Programs.find("promtool").orElseThrow(() -> new AssertionError("apt-get install prometheus"));
        var command = Stream.concat(Stream.of(program.toString()), Stream.of(words));
        var process =
                new ProcessBuilder(command.toList()).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
