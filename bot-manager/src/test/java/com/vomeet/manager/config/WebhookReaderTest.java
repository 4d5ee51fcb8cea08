package com.vomeet.manager.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Settings;
import com.vomeet.lab.tls.OwnAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WebhookReaderTest {
    @TempDir
    private Path folder;

    private static String problem(Settings settings) {
        new WebhookReader(settings).read();
        return String.join(
                "\n", settings.problems().stream().map(Object::toString).toList());
    }

    private static Settings file(Path file) {
        return new Settings(Map.of("WEBHOOK_CA_FILE", file.toString()));
    }

    @Test
    void withoutVariablesOnlyPublicReceiversAreCalledAndPublicAuthoritiesBelieved() {
        assertThat(new WebhookReader(new Settings(Map.of())).read()).isEqualTo(WebhookSettings.DEFAULT);
    }

    @Test
    void authoritiesAreReadFromAFileOfAnyNumber() throws IOException {
        var one = OwnAuthority.certify(List.of("one"), Instant.now());
        var two = OwnAuthority.certify(List.of("two"), Instant.now());
        var file = Files.writeString(folder.resolve("ca.pem"), one.authority() + "\n" + two.authority());
        var settings = file(file);
        assertThat(new WebhookReader(settings).read().authorities())
                .containsExactly(one.chain().getLast(), two.chain().getLast());
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void aFileThatIsNoneIsNamed() throws IOException {
        assertThat(problem(file(folder.resolve("nowhere.pem")))).contains("WEBHOOK_CA_FILE", "cannot be read");
        assertThat(problem(file(Files.createFile(folder.resolve("empty.pem"))))).contains("WEBHOOK_CA_FILE");
        assertThat(problem(file(Files.writeString(folder.resolve("text.pem"), "no certificate at all"))))
                .contains("WEBHOOK_CA_FILE");
    }
}
