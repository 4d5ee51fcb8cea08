package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a program in the fuzzer's place. */
final class FuzzerTest {
    @TempDir
    Path folder;

    private Fuzzer fuzzer(String script) throws IOException {
        var program = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new Fuzzer(program, URI.create("http://127.0.0.1:1"), Map.of("X-API-Key", "secret"));
    }

    @Test
    void itIsToldWhereForHowLongAndWithWhichKey() throws IOException, InterruptedException {
        var report = fuzzer("echo \"$@\" > told; echo '{\"test_cases\":{\"generated\":7}}' > report.json")
                .run(folder.resolve("run"), Duration.ofSeconds(5), List.of("--include-path-regex", "x"));
        assertThat(report.requests()).isEqualTo(7);
        assertThat(Files.readString(folder.resolve("run/told")))
                .contains(
                        "run http://127.0.0.1:1/openapi.json",
                        "--max-time 5",
                        "-H X-API-Key: secret",
                        "--include-path-regex x");
    }

    @Test
    void noReportIsAnErrorThatNamesTheLog() throws IOException {
        var fuzzer = fuzzer("echo 'cannot load the schema'");
        assertThatThrownBy(() -> fuzzer.run(folder.resolve("run"), Duration.ofSeconds(5), List.of()))
                .hasMessageContaining("left no report")
                .hasMessageContaining("log.txt");
        assertThat(Files.readString(folder.resolve("run/log.txt"))).contains("cannot load the schema");
    }
}
