package com.vomeet.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.cli.Main;
import com.vomeet.contract.Json;
import com.vomeet.e2e.demo.Launcher;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher says when nothing runs yet. */
final class LauncherIT {
    @TempDir
    private Path data;

    private record Said(int status, List<String> lines) {
        String text() {
            return String.join("\n", lines);
        }
    }

    @Test
    void helpNamesEveryCommandThatThereIs() throws InterruptedException {
        var help = vomeet("help");
        assertThat(help.status()).isZero();
        assertThat(Main.commandLine().getSubcommands().keySet())
                .allSatisfy(
                        command -> assertThat(help.lines()).anyMatch(line -> line.startsWith("  " + command + " ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "test",
                "up",
                "join",
                "ls",
                "leave",
                "transcript",
                "key",
                "lab",
                "bot",
                "bench",
                "image",
                "cluster",
                "doctor"
            })
    void everyCommandTellsHowItIsUsed(String command) throws InterruptedException {
        var help = vomeet(command, "--help");
        assertThat(help.status()).as(help.text()).isZero();
        assertThat(help.text()).startsWith("Usage: ").contains("./vomeet " + command);
    }

    @Test
    void anUnknownCommandIsAnsweredWithHelpAndExitStatusTwo() throws InterruptedException {
        var answer = vomeet("jion");
        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.text())
                .startsWith("vomeet: there is no command 'jion'.")
                .contains("join URL");
    }

    @Test
    void theDoctorFindsWhatTheTestsNeedAndHasNothingToFix() throws InterruptedException {
        var fixed = vomeet("doctor", "--fix");
        assertThat(fixed.status()).as(fixed.text()).isZero();
        assertThat(fixed.text()).endsWith("Nothing is missing.");
        var json = Json.MAPPER.readTree(vomeet("doctor", "--json").text());
        assertThat(json.path("missing").intValue()).isZero();
        assertThat(json.path("parts").size()).isGreaterThan(5);
    }

    @Test
    void aCommandThatNeedsTheProductSaysThatItDoesNotRun() throws InterruptedException {
        var answer = vomeet("ls");
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.lines()).singleElement().asString().contains("start it with ./vomeet up");
    }

    private Said vomeet(String... arguments) throws InterruptedException {
        var environment = Map.of("VOMEET_DATA", data.resolve("data").toString());
        try (var run = Launcher.run(environment, arguments)) {
            var status = run.awaitExit();
            return new Said(status, run.lines());
        }
    }
}
