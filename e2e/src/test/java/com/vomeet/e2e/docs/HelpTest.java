package com.vomeet.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.guide.Terminal;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher answers where nothing is built and packages are missing; programs in the place of others note their calls. */
final class HelpTest {
    @TempDir
    private Path checkout;

    @BeforeEach
    void prepare() throws Exception {
        new Terminal(Tree.ROOT, Map.of("TO", checkout.toString()))
                .run(
                        "cp -r --parents vomeet launcher pom.xml e2e/cluster \"$TO\"; mkdir -p \"$TO/run\" \"$TO/usr/sbin\"")
                .orFail("copying");
        program("apt-get", "exit 1");
        program("id", "echo 0");
        program("mvnw", "");
        program("java/bin/java", "printf '%s\\n' \"$@\"");
        program(".mvn/find-jdk", "echo '" + checkout + "/java'");
        lacks("run");
    }

    private void lacks(String purpose) throws IOException {
        Files.writeString(
                checkout.resolve("launcher/requirements.tsv"),
                "# package\nabsent\tcmd:a-program-that-nobody-has\t" + purpose + "\tno use\n");
    }

    private void program(String name, String does) throws IOException {
        var file = checkout.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/bash\necho \"" + name + " $*\" >>'" + checkout + "/calls'\n" + does + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private Terminal.Said vomeet(String words) throws InterruptedException {
        var environment = Map.of(
                "PATH", checkout + ":" + System.getenv("PATH"),
                "VOMEET_DATA", checkout.resolve("data").toString(),
                "VOMEET_SYSTEM", checkout.toString());
        return new Terminal(checkout, environment).run("./vomeet " + words);
    }

    private String calls() throws IOException {
        var calls = checkout.resolve("calls");
        return Files.exists(calls) ? Files.readString(calls) : "";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up --help",
                "up --fresh -h",
                "demo --help",
                "bench jobs --help",
                "bench fuzz -h",
                "admin account create --help",
                "--version",
                "-V"
            })
    void theProgramAnswersWithoutWhatItNeedsToRun(String words) throws Exception {
        var said = vomeet(words).orFail(words);
        assertThat(said.text()).endsWith("com.vomeet.cli.Main\n" + words.replace(' ', '\n') + "\n");
        assertThat(calls()).contains("mvnw ").doesNotContain("apt-get");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up --help", "bench fuzz -h", "--help", "help", "help up"})
    void whereTheProgramCannotBeBuiltTheLaunchersOwnTextIsTheAnswer(String words) throws Exception {
        lacks("build");
        assertThat(vomeet(words).orFail(words).text()).isEqualTo(Tree.text(Tree.ROOT.resolve("launcher/help.txt")));
        assertThat(calls()).doesNotContain("apt-get", "mvnw");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void whereTheProgramCannotBeBuiltTheVersionIsThatOfTheSources(String words) throws Exception {
        lacks("build");
        assertThat(vomeet(words).orFail(words).text()).matches("vomeet \\d+\\.\\d+\\.\\d+\\S*\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test e2e --help",
                "image bot -h",
                "bot --help",
                "doctor --fix -h",
                "cluster --help",
                "cluster up --help"
            })
    void whatHasATextOfItsOwnShowsThat(String words) throws Exception {
        assertThat(vomeet(words).orFail(words).text())
                .startsWith("Usage: ")
                .contains("./vomeet " + words.substring(0, words.indexOf(' ')));
        assertThat(calls()).doesNotContain("apt-get", "mvnw");
    }

    @Test
    void whoWantsToUseItGetsWhatIsMissing() throws Exception {
        assertThat(vomeet("up").text()).contains("Installing absent");
        assertThat(calls()).contains("apt-get update");
    }
}
