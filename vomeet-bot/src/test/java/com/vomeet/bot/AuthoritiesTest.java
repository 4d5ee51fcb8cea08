package com.vomeet.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.bot.FieldProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuthoritiesTest {
    private static final String PEM = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

    @TempDir
    private Path folder;

    private final List<FieldProblem> problems = new ArrayList<>();

    @Test
    void thereNeedBeNone() {
        assertThat(Authorities.read(null, null, problems)).isNull();
        assertThat(problems).isEmpty();
    }

    @Test
    void aFileIsTakenAsItIs() throws IOException {
        var file = Files.writeString(folder.resolve("ca.pem"), PEM);
        assertThat(Authorities.read(file.toString(), null, problems)).isEqualTo(file);
        assertThat(problems).isEmpty();
    }

    @Test
    void textBecomesAFile() {
        assertThat(Authorities.read(null, PEM, problems)).hasContent(PEM);
        assertThat(problems).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Authorities.read(folder + "/none.pem", null, problems);
        assertThat(problems)
                .containsExactly(new FieldProblem("BOT_CA_FILE", "cannot be read: " + folder + "/none.pem"));
    }

    @Test
    void textThatHoldsNoCertificateIsRefusedAndNotRepeated() {
        assertThat(Authorities.read(null, "a secret", problems)).isNull();
        assertThat(problems).singleElement().asString().contains("BOT_CA").doesNotContain("a secret");
    }

    @Test
    void bothAtOnceLeaveOpenWhichCounts() {
        assertThat(Authorities.read("ca.pem", PEM, problems)).isNull();
        assertThat(problems).singleElement().asString().contains("BOT_CA", "cannot be there beside BOT_CA_FILE");
    }
}
