package com.vomeet.bot.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.TerminationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TerminationMessageFileTest {
    @TempDir
    Path folder;

    @Test
    void theLastWordIsWritten() throws IOException {
        var message = new TerminationMessage(EndReason.LEFT_ALONE, 0, MeetingStatus.ACTIVE, "alone for 5 s");
        var file = folder.resolve("last");
        assertThat(new TerminationMessageFile(file).write(message)).isEmpty();
        assertThat(Json.read(Files.readString(file), TerminationMessage.class)).isEqualTo(message);
    }

    @Test
    void aLongSentenceIsShortenedUntilTheMessageFits() throws IOException {
        var message = new TerminationMessage(EndReason.INTERNAL_ERROR, 1, null, "ü".repeat(9_000));
        var file = folder.resolve("last");
        new TerminationMessageFile(file).write(message);
        assertThat(Files.size(file)).isLessThanOrEqualTo(TerminationMessage.MAX_BYTES);
        assertThat(Json.read(Files.readString(file), TerminationMessage.class).message())
                .startsWith("üü");
    }

    @Test
    void whereThereIsNoFileNothingHappensAndWhereItCannotBeWrittenItSaysSo() {
        var message = new TerminationMessage(EndReason.STOPPED, 0, null, "asked to leave");
        assertThat(new TerminationMessageFile(null).write(message)).isEmpty();
        assertThat(new TerminationMessageFile(folder.resolve("no/such")).write(message))
                .contains("could not be written");
    }
}
