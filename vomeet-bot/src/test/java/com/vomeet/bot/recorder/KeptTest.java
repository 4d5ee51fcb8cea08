package com.vomeet.bot.recorder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.contract.control.FlightRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptTest {
    @TempDir
    Path folder;

    private FlightRecorder recorder;

    @BeforeEach
    void open() {
        recorder = new FlightRecorder(folder, InstantSource.fixed(Instant.EPOCH), Redactor.of(Secret.of("the-token")));
    }

    @AfterEach
    void close() {
        recorder.close();
    }

    @Test
    void whatWasWrittenIsThereWhileTheRecorderGoesOn() {
        recorder.write("fact", "Sighted", "lobby with the-token");
        recorder.keep(new byte[] {1, 2, 3}, "Ask to join as the-token");
        assertThat(recorder.kept())
                .isEqualTo(new Kept(
                        "{\"at\":\"1970-01-01T00:00:00Z\",\"kind\":\"fact\",\"what\":\"Sighted\",\"detail\":\"lobby with ***\"}\n",
                        "Ask to join as ***",
                        "AQID"));
    }

    @Test
    void withoutAPageThereIsNeitherTextNorPicture() {
        recorder.write("note", "a", "b");
        assertThat(recorder.kept().text()).isNull();
        assertThat(recorder.kept().picture()).isNull();
    }

    @Test
    void ofALongRecordTheNewestLinesAreTakenWhole() {
        for (int i = 0; i < 4_000; i++) {
            recorder.write("note", "line " + i, "ü".repeat(1_000));
        }
        var lines = recorder.kept().lines();
        assertThat(lines.getBytes(UTF_8).length).isBetween(FlightRecord.MOST_LINES - 5_000, FlightRecord.MOST_LINES);
        assertThat(lines).contains("line 3999").doesNotContain("line 3000\"");
        assertThat(lines.lines())
                .allSatisfy(line -> assertThat(
                                Json.MAPPER.readTree(line).path("kind").asString())
                        .isEqualTo("note"));
    }

    @Test
    void whatHappenedJustBeforeTheFileWasChangedIsTakenFromTheOlderOne() throws Exception {
        Files.writeString(folder.resolve("flight-older.jsonl"), "{\"what\":\"before\"}\n");
        recorder.write("note", "after", "");
        assertThat(recorder.kept().lines().lines()).hasSize(2).first().isEqualTo("{\"what\":\"before\"}");
    }

    @Test
    void aPictureThatIsTooLargeIsLeftOutAndTextIsCut() {
        recorder.keep(new byte[FlightRecord.MOST_PICTURE + 1], "x".repeat(FlightRecord.MOST_TEXT + 1));
        assertThat(recorder.kept().picture()).isNull();
        assertThat(recorder.kept().text()).hasSize(FlightRecord.MOST_TEXT);
    }

    @Test
    void aFolderThatIsGoneIsAnEmptyRecord() throws Exception {
        Files.delete(folder);
        assertThat(recorder.kept()).isEqualTo(new Kept("", null, null));
    }

    @Test
    void theLargestRecordKeepsWithinTheLimitOfTheWhole() {
        var text = "\"".repeat(FlightRecord.MOST_TEXT);
        var picture = "A".repeat(FlightRecord.MOST_PICTURE * 4 / 3);
        var lines = "\"".repeat(FlightRecord.MOST_LINES);
        assertThat(Json.write(new FlightRecord("c-1", 1, lines, text, picture)).getBytes(UTF_8).length)
                .isLessThan(FlightRecord.MOST_BYTES);
    }
}
