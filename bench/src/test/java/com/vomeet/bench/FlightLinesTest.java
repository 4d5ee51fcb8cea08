package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.bot.call.Fact;
import com.vomeet.bot.page.Sighting;
import com.vomeet.bot.page.Stage;
import com.vomeet.bot.recorder.FlightRecorder;
import com.vomeet.bot.recorder.Redactor;
import com.vomeet.parts.ProcessTree;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlightLinesTest {
    @TempDir
    private Path folder;

    @Test
    void aStageIsFoundInWhatTheBotHasWritten() {
        var sighted =
                new Fact.Sighted(new Sighting(1.5, Stage.CONNECTION_LOST, List.of(), List.of(), List.of(), false));
        try (var recorder = new FlightRecorder(folder, InstantSource.system(), Redactor.of())) {
            recorder.write("note", "page", "[ stage=ENDED, ]");
            recorder.write("fact", "Sighted", sighted.toString());
        }
        var lines = new FlightLines(folder.resolve("flight.jsonl"));
        assertThat(lines.saw(Stage.CONNECTION_LOST)).isTrue();
        assertThat(lines.saw(Stage.IN_CALL)).isFalse();
        assertThat(lines.saw(Stage.ENDED)).isFalse();
    }

    @Test
    void aProcessThatIsNoBotHasNone() {
        assertThatThrownBy(() -> FlightLines.of(new ProcessTree(ProcessHandle.current())))
                .hasMessageStartingWith("not a bot of this product");
    }
}
