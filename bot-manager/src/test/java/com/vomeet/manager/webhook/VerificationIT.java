package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/api.md, run as they stand there. */
final class VerificationIT {
    private static final Secret SECRET = Secret.of("0123456789abcdef0123456789abcdef");
    private static final byte[] BODY =
            "{\"event\":\"bot.active\",\"name\":\"Zo\u00eb\"}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private static String example(String language) throws IOException {
        var document = Files.readString(Path.of("..", "docs", "api.md"));
        var section = document.substring(document.indexOf("### Is a call genuine?"));
        var block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(section);
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private String run(String header, byte[] body, String... command) throws IOException, InterruptedException {
        var file = Files.write(folder.resolve("body"), body);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("secret", SECRET.reveal(), "header", header, "body", file.toString()));
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }

    private String python(String header, byte[] body) throws IOException, InterruptedException {
        var call = """

                import os
                print(is_genuine(os.environ["secret"], os.environ["header"], open(os.environ["body"], "rb").read()))
                """;
        return run(header, body, "python3", "-c", example("python") + call);
    }

    private String shell(String header, byte[] body) throws IOException, InterruptedException {
        return run(header, body, "sh", "-c", example("sh"));
    }

    private static byte[] changed() {
        var body = BODY.clone();
        body[5]++;
        return body;
    }

    @Test
    void whatWeSignIsGenuine() throws IOException, InterruptedException {
        var header = new SigningSecrets(SECRET, null).timed(Instant.now(), BODY);
        assertThat(python(header, BODY)).isEqualTo("True");
        assertThat(shell(header, BODY)).isEqualTo("genuine");
    }

    @Test
    void whileTwoSecretsCountEachReceiverFindsItsOwn() throws IOException, InterruptedException {
        for (var header : new String[] {
            new SigningSecrets(SECRET, Secret.of("the one before")).timed(Instant.now(), BODY),
            new SigningSecrets(Secret.of("the next one"), SECRET).timed(Instant.now(), BODY)
        }) {
            assertThat(python(header, BODY)).isEqualTo("True");
            assertThat(shell(header, BODY)).isEqualTo("genuine");
        }
    }

    @Test
    void whatWasChangedOnItsWayIsNot() throws IOException, InterruptedException {
        var header = new SigningSecrets(SECRET, null).timed(Instant.now(), BODY);
        assertThat(python(header, changed())).isEqualTo("False");
        assertThat(shell(header, changed())).isEqualTo("forged");
        assertThat(python("t=x,v1=,,", BODY)).isEqualTo("False");
    }

    @Test
    void whatIsSentAgainLaterIsNot() throws IOException, InterruptedException {
        var header = new SigningSecrets(SECRET, null).timed(Instant.now().minus(Duration.ofMinutes(6)), BODY);
        assertThat(python(header, BODY)).isEqualTo("False");
    }
}
