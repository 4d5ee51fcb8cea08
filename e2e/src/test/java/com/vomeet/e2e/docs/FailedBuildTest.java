package com.vomeet.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.guide.Terminal;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher says of a build that failed, with a program in the place of Maven. */
final class FailedBuildTest {
    private static final String BUILD = "build";
    private static final String STAGE = "fresh= engine=; . \"$OURS/launcher/image/make.sh\"; ensure_staged bot-manager";

    @TempDir
    private Path checkout;

    private Terminal.Said build(String maven, String how) throws IOException, InterruptedException {
        var program = checkout.resolve("mvnw");
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        Files.createDirectories(checkout.resolve(".mvn"));
        Files.writeString(program, "#!/bin/bash\n" + maven + "\nexit 1\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        var environment = Map.of("OURS", Tree.ROOT.toString(), "TMPDIR", checkout.toString());
        return new Terminal(checkout, environment).run("root=$PWD; . \"$OURS/launcher/lib.sh\"; " + how);
    }

    private static void assertTold(Terminal.Said said) {
        assertThat(said.status()).isEqualTo(69);
        assertThat(said.text()).containsPattern("\nvomeet: the build failed \\(its whole output: \\S+\\)\n$");
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILD, STAGE})
    void oneThatNamesNoErrorTellsHowItEnded(String how) throws Exception {
        var said = build("seq 100 199; echo killed", how);
        assertTold(said);
        assertThat(said.text()).contains("\n199\nkilled\n").doesNotContain("150");
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILD, STAGE})
    void oneWithVeryManyErrorsTellsTheFirst(String how) throws Exception {
        var said = build("seq -f '[ERROR] wrong %.0f' 1 100000", how);
        assertTold(said);
        assertThat(said.text()).contains("[ERROR] wrong 40\n").doesNotContain("wrong 41");
    }

    @Test
    void whatIsNoErrorIsLeftToTheLog() throws Exception {
        var said = build("echo '[INFO] fine'; echo '[ERROR] not fine'", BUILD);
        assertTold(said);
        assertThat(said.text()).contains("[ERROR] not fine").doesNotContain("[INFO]");
    }
}
