package com.vomeet.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./vomeet test} finds when all tests are over: whoever logs a secret fails the run, in whatever module. */
final class LeakedSecretsTest {
    private static final String KEY = "JmBwXo3VtEq9kzLr0uYd";
    private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmVk";

    @TempDir
    Path root;

    @BeforeEach
    void twoModulesKeepASecretEach() throws IOException {
        write("bot-manager/target/test-secrets", "API key\t" + KEY + "\n");
        write("vomeet-bot/target/test-secrets", "token of a bot\t" + TOKEN + "\n");
        write("bot-manager/target/test-logs/manager.log", "INFO asked by key JmBwXo3V\n");
        write("vomeet-bot/target/test-logs/bot-1.log", "INFO the token is ***\n");
    }

    private void write(String file, String text) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private List<String> said(String variable) throws IOException {
        var script = "root=$1; . \"$2/launcher/lib.sh\"; . \"$2/launcher/test-secrets.sh\"; printf '%s' \"$" + variable
                + "\"";
        var process = new ProcessBuilder("bash", "-euc", script, "test", root.toString(), Tree.ROOT.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return process.inputReader().readAllLines();
    }

    @Test
    void whereNothingIsLoggedNothingIsFound() throws IOException {
        assertThat(said("leaked")).isEmpty();
    }

    @Test
    void whatABotLogsIsFoundByItsNameWithoutBeingQuoted() throws IOException {
        write("vomeet-bot/target/test-logs/bot-2.log", "{\"level\":\"info\",\"message\":\"sent " + TOKEN + "\"}\n");
        assertThat(said("leaked")).containsExactly("token of a bot");
    }

    @Test
    void anotherModulesSecretIsFoundToo() throws IOException {
        write("e2e/target/test-logs/product.log", "DEBUG X-API-Key: " + KEY + "\n");
        write("speech/target/surefire-reports/TEST-a.xml", "<system-out>" + TOKEN + "</system-out>\n");
        assertThat(said("leaked")).containsExactlyInAnyOrder("API key", "token of a bot");
    }

    @Test
    void aModuleThatKeepsNothingOrLogsNothingIsNamed() throws IOException {
        write("cli/target/test-secrets", "admin-token\t" + KEY + "\n");
        write("cli/target/test-logs/product.log", "");
        assertThat(said("unsearched")).containsExactly("cli", "e2e");
    }
}
