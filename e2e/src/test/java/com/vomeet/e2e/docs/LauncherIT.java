package com.vomeet.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.cli.Main;
import com.vomeet.contract.Json;
import com.vomeet.e2e.demo.Launcher;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.nio.file.Files;
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

    /** Of a long run often only the last lines are kept: they say which test failed, and how. */
    @Test
    void theTestsThatFailedAreNamedAtTheEndWithWhatWasWrong() throws IOException, InterruptedException {
        var reports = Files.createDirectories(data.resolve("module/target/failsafe-reports"));
        Files.writeString(reports.resolve("TEST-a.DoorIT.xml"), """
                <testsuite name="a.DoorIT" tests="3" errors="1" failures="1">
                  <testcase name="opens" classname="a.DoorIT" time="0.1"/>
                  <testcase name="closes" classname="a.DoorIT" time="0.1">
                    <failure message="&#10;Expecting &lt;1&gt;" type="x.Wrong"><![CDATA[x.Wrong:
                Expecting <1>
                \tat org.library.Check.fail(Check.java:3)
                \tat com.vomeet.DoorIT.closes(DoorIT.java:9)
                ]]></failure>
                    <system-out><![CDATA[much else]]></system-out>
                  </testcase>
                  <testcase name="" classname="a.DoorIT" time="0.1">
                    <error type="x.Broken"><![CDATA[x.Broken]]></error>
                  </testcase>
                </testsuite>
                """);
        var said = new ProcessBuilder("launcher/failed-tests.sh", data.toString())
                .directory(Tree.ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(said.inputReader().lines().toList())
                .containsExactly(
                        "  a.DoorIT.closes",
                        "    x.Wrong:",
                        "    Expecting <1>",
                        "    \tat com.vomeet.DoorIT.closes(DoorIT.java:9)",
                        "  a.DoorIT.",
                        "    x.Broken");
        assertThat(said.waitFor()).isZero();
    }

    private Said vomeet(String... arguments) throws InterruptedException {
        var environment = Map.of("VOMEET_DATA", data.resolve("data").toString());
        try (var run = Launcher.run(environment, arguments)) {
            var status = run.awaitExit();
            return new Said(status, run.lines());
        }
    }
}
