package com.vomeet.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.guide.Programs;
import com.vomeet.e2e.guide.Terminal;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher answers where nothing is built and packages are missing; programs in the place of others note their calls. */
final class HelpTest {
    @TempDir
    private Path checkout;

    private Programs programs;

    @BeforeEach
    void prepare() throws Exception {
        programs = new Programs(checkout);
        new Terminal(Tree.ROOT, Map.of("TO", checkout.toString()))
                .run(
                        "cp -r --parents vomeet launcher pom.xml e2e/cluster \"$TO\"; mkdir -p \"$TO/run\" \"$TO/usr/sbin\"")
                .orFail("copying");
        programs.put("apt-get", "exit 1");
        programs.put("id", "echo 0");
        programs.put("mvnw", "");
        programs.put("java/bin/java", "printf '%s\\n' \"$@\"");
        programs.put(".mvn/find-jdk", "echo '" + checkout + "/java'");
        lacks("run");
    }

    private void lacks(String purpose) throws IOException {
        Files.writeString(
                checkout.resolve("launcher/requirements.tsv"),
                "# package\nabsent\tcmd:a-program-that-nobody-has\t" + purpose + "\tno use\n");
    }

    private Terminal.Said vomeet(String words) throws InterruptedException {
        var environment = Map.of(
                "PATH", programs.path(),
                "VOMEET_DATA", checkout.resolve("data").toString(),
                "VOMEET_SYSTEM", checkout.toString());
        return new Terminal(checkout, environment).run("./vomeet " + words);
    }

    private String calls() throws IOException {
        return String.join("\n", programs.calls());
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

    @Test
    void whereTheBuildFailsItIsSaidAndTheLaunchersOwnTextIsTheAnswer() throws Exception {
        programs.put("mvnw", "echo '[ERROR] no room on the disk'; exit 1");
        assertThat(vomeet("up --help").orFail("up --help").text())
                .contains("[ERROR] no room on the disk", "vomeet: the build failed")
                .endsWith(Tree.text(Tree.ROOT.resolve("launcher/help.txt")));
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

    /** Ubuntu has apt-get as well, and not all packages that Debian has. */
    @ParameterizedTest
    @CsvSource({"ubuntu, Ubuntu 26.04 LTS, true", "debian, Debian GNU/Linux 12 (bookworm), false"})
    void wherePackagesCannotBeHadItIsSaidWhoseNamesTheyAre(String id, String name, boolean other) throws Exception {
        Files.createDirectories(checkout.resolve("etc"));
        Files.writeString(checkout.resolve("etc/os-release"), "ID=%s\nPRETTY_NAME=\"%s\"\n".formatted(id, name));
        var said = vomeet("up");
        assertThat(said.status()).isEqualTo(69);
        assertThat(said.text()).contains("Try: apt-get install -y --no-install-recommends absent");
        assertThat(said.text().contains("this is " + name)).isEqualTo(other);
        assertThat(said.text().contains("docker compose up")).isEqualTo(other);
    }

    @Test
    void whoWantsToUseItGetsWhatIsMissing() throws Exception {
        assertThat(vomeet("up").text()).contains("Installing absent");
        assertThat(calls()).contains("apt-get update");
    }
}
