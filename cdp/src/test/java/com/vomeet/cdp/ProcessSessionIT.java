package com.vomeet.cdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class ProcessSessionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private ProcessSession session = new ProcessSession(Long.MAX_VALUE);

    private Process start(String script) throws IOException {
        var process = new ProcessBuilder("setsid", "sh", "-c", script, folder.toString())
                .redirectErrorStream(true)
                .start();
        session = new ProcessSession(process.pid());
        return process;
    }

    @AfterEach
    void end() {
        await().atMost(PATIENCE).until(() -> {
            session.kill();
            return session.members().isEmpty();
        });
    }

    @Test
    void childrenAreMembersAndAllEndAtOnce() throws Exception {
        var process = start("sleep 600 & sleep 600 & wait");
        await().atMost(PATIENCE).until(() -> session.members().size() == 3);
        assertThat(session.members()).contains(process.pid());
        session.kill();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        await().atMost(PATIENCE).until(() -> session.members().isEmpty());
    }

    @Test
    void aChildWhoseParentEndedIsStillAMember() throws Exception {
        var process = start("(sleep 600 &) ; exec sleep 0");
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(session.members()).hasSize(1).doesNotContain(process.pid());
    }

    @Test
    void aNameWithBlanksAndParenthesesIsReadAsAName() throws Exception {
        Files.copy(Path.of("/bin/sleep"), folder.resolve("a) S 1 (b"), StandardCopyOption.COPY_ATTRIBUTES);
        var process = start("exec \"$0/a) S 1 (b\" 600");
        await().atMost(PATIENCE)
                .until(() -> Files.readString(Path.of("/proc/" + process.pid() + "/comm"))
                        .startsWith("a) S 1 (b"));
        assertThat(session.members()).containsExactly(process.pid());
    }

    @Test
    void aProcessThatEndedAndWaitsForItsParentIsNoMember() throws Exception {
        var process = start("sleep 0 & exec sleep 600");
        await().atMost(PATIENCE).until(() -> session.members().equals(java.util.List.of(process.pid())));
    }

    @Test
    void whatIsInAnotherSessionIsLeftAlone() throws Exception {
        var process = start("exec sleep 600");
        await().atMost(PATIENCE).until(() -> session.members().size() == 1);
        assertThat(session.members()).doesNotContain(ProcessHandle.current().pid());
        new ProcessSession(Long.MAX_VALUE).kill();
        assertThat(process.isAlive()).isTrue();
    }
}
