package com.vomeet.bot.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlightRecorderTest {
    @TempDir
    Path folder;

    @Test
    void eachLineSaysWhenAndWhat() throws IOException {
        try (var recorder = recorder()) {
            recorder.write("fact", "Sighted", "a \"lobby\"");
        }
        var line = Json.MAPPER.readTree(Files.readString(folder.resolve("flight.jsonl")));
        assertThat(line.path("at").asString()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(line.path("kind").asString()).isEqualTo("fact");
        assertThat(line.path("detail").asString()).isEqualTo("a \"lobby\"");
    }

    @Test
    void noSecretIsWrittenAnywhere() throws IOException {
        try (var recorder = recorder()) {
            recorder.write("note", "console", "GET /?t=the-token");
            recorder.keep(new byte[] {1, 2}, "Your token is the-token");
        }
        assertThat(Files.readString(folder.resolve("flight.jsonl")))
                .doesNotContain("the-token")
                .contains("***");
        assertThat(folder.resolve("page.txt")).hasContent("Your token is ***");
        assertThat(folder.resolve("page.png")).hasBinaryContent(new byte[] {1, 2});
    }

    @Test
    void aLongRecordKeepsItsNewestLinesAndNoMoreThanTwoFiles() throws IOException {
        try (var recorder = recorder()) {
            for (int i = 0; i < 4_000; i++) {
                recorder.write("note", "line " + i, "x".repeat(5_000));
            }
        }
        try (var files = Files.list(folder)) {
            assertThat(files.mapToLong(f -> f.toFile().length()).sum()).isLessThan(9_000_000);
        }
        assertThat(Files.readString(folder.resolve("flight.jsonl"))).contains("line 3999");
        assertThat(folder.resolve("flight-older.jsonl")).exists();
    }

    @Test
    void aFolderThatIsGoneEndsTheRecordAndNothingElse() throws IOException {
        Files.delete(folder);
        try (var recorder = recorder()) {
            recorder.write("note", "a", "b");
            recorder.keep(new byte[0], "text");
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void halfAnEmojiEndsNothing() throws IOException {
        try (var recorder = recorder()) {
            recorder.write("fact", "half", "\uD83D");
            recorder.write("fact", "cut in the middle", "x".repeat(3_999) + "\uD83D\uDE00");
            recorder.write("fact", "whole", "\uD83D\uDE00");
            recorder.keep(new byte[0], "half \uD83D");
        }
        var lines = Files.readAllLines(folder.resolve("flight.jsonl"));
        assertThat(lines)
                .extracting(line -> Json.MAPPER.readTree(line).path("detail").asString())
                .containsExactly("?", "x".repeat(3_999), "\uD83D\uDE00");
        assertThat(folder.resolve("page.txt")).hasContent("half ?");
    }

    private FlightRecorder recorder() {
        return new FlightRecorder(
                folder, InstantSource.fixed(Instant.EPOCH), Redactor.of(Secret.of("the-token"), null, Secret.of(" ")));
    }
}
