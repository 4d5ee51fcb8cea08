package com.vomeet.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.guide.Programs;
import com.vomeet.e2e.guide.Terminal;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the launcher installs packages, in a folder in the place of / and with a program in the place of apt-get. */
final class InstallingTest {
    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Programs programs;
    private Path system;
    private Path policy;

    @BeforeEach
    void prepare() throws IOException {
        programs = new Programs(folder);
        system = folder.resolve("system");
        policy = system.resolve("usr/sbin/policy-rc.d");
        Files.createDirectories(policy.getParent());
        Files.createDirectories(system.resolve("run"));
        environment.put("PATH", programs.path());
        environment.put("VOMEET_SYSTEM", system.toString());
        programs.put("apt-get", "[ \"$1\" != install ] || cp '%s' '%s/during'".formatted(policy, folder));
        programs.put("systemctl", "");
    }

    private Terminal.Said install() throws InterruptedException {
        // What runs in the background of a shell ignores Ctrl-C from the start, and so do its children.
        return new Terminal(Tree.ROOT, environment)
                .run("env --default-signal=INT,TERM,HUP bash launcher/install.sh prometheus jq");
    }

    @Test
    void noServiceMayStartWhileItInstallsAndAnyMayAfterwards() throws Exception {
        install().orFail("installing");
        assertThat(folder.resolve("during")).content().startsWith("#!/bin/sh\n").endsWith("\nexit 101\n");
        assertThat(policy).doesNotExist();
        assertThat(programs.calls())
                .containsExactly("apt-get update -q", "apt-get install -q -y --no-install-recommends prometheus jq");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void whoInterruptsItLeavesNoServiceForbidden(String signal) throws Exception {
        programs.put("apt-get", "[ -e '" + policy + "' ] && kill -" + signal + " $PPID");
        assertThat(install().status()).isGreaterThan(128);
        assertThat(policy).doesNotExist();
        assertThat(programs.calls()).containsExactly("apt-get update -q");
    }

    @Test
    void aFailedInstallationLeavesNoServiceForbiddenAndFails() throws Exception {
        programs.put("apt-get", "[ \"$1\" != install ] || exit 100");
        assertThat(install().status()).isEqualTo(100);
        assertThat(policy).doesNotExist();
    }

    @Test
    void whatAKilledRunHasForbiddenIsAllowedAgain() throws Exception {
        programs.put("apt-get", "[ \"$1\" != install ] || kill -KILL $PPID");
        install();
        assertThat(policy).exists();
        programs.put("apt-get", "");
        install().orFail("installing");
        assertThat(policy).doesNotExist();
    }

    @Test
    void whatSomebodyElseHasForbiddenStaysAsItIs() throws Exception {
        Files.writeString(policy, "#!/bin/sh\nexit 101\n");
        install().orFail("installing");
        assertThat(policy).hasContent("#!/bin/sh\nexit 101\n");
    }

    @Test
    void servicesThatCameWithThePackagesDoNotStartAtTheNextBoot() throws Exception {
        Files.createDirectories(system.resolve("run/systemd/system"));
        programs.put("apt-get", "[ \"$1\" != install ] || touch '" + folder + "/installed'");
        programs.put("systemctl", """
                [ "$1" = list-unit-files ] || exit 0
                echo 'ssh.service enabled enabled'
                [ ! -e '%s/installed' ] || echo 'prometheus.service enabled enabled'
                """.formatted(folder));
        install().orFail("installing");
        assertThat(programs.calls())
                .filteredOn(call -> call.startsWith("systemctl disable"))
                .containsExactly("systemctl disable --quiet prometheus.service");
    }

    @Test
    void withoutSystemdNoneOfItsServicesIsAskedFor() throws Exception {
        install().orFail("installing");
        assertThat(programs.calls()).noneMatch(call -> call.startsWith("systemctl"));
    }

    /** A file that one user made in the folder for temporary ones could not even be opened by root. */
    @Test
    void theLockIsWhereOnlyRootMakesFilesAndHoldsUpASecondRun() throws Exception {
        environment.put("TMPDIR", folder.toString());
        programs.put("apt-get", "! flock -n '" + system + "/run/vomeet-packages.lock' true || exit 9");
        install().orFail("installing");
        assertThat(folder.resolve("vomeet-packages.lock")).doesNotExist();
    }

    @Test
    void theLauncherInstallsThatWay() throws Exception {
        programs.put("id", "echo 0");
        var script = "root=$PWD; . launcher/lib.sh; install_packages prometheus jq";
        var said = new Terminal(Tree.ROOT, environment).run(script).orFail("installing");
        assertThat(said.text()).isEqualTo("  Installing prometheus jq …\n");
        assertThat(folder.resolve("during")).content().contains("exit 101");
        assertThat(programs.calls()).endsWith("apt-get install -q -y --no-install-recommends prometheus jq");
    }

    @Test
    void shellcheckFindsNothing() throws Exception {
        assertThat(new Terminal(Tree.ROOT, environment).run("shellcheck -x -P SCRIPTDIR launcher/install.sh"))
                .isEqualTo(new Terminal.Said(0, ""));
    }
}
