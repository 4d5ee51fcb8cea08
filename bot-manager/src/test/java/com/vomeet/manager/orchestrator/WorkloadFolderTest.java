package com.vomeet.manager.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.orchestrator.Workload.State.Ended;
import com.vomeet.manager.orchestrator.Workload.State.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be read from a bot's folder, whatever state it was left in. */
final class WorkloadFolderTest {
    private static final Instant ZERO = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    Path temp;

    private WorkloadFolder folder = new WorkloadFolder(Path.of("unset"));

    @BeforeEach
    void make() throws IOException {
        folder = new WorkloadFolder(Files.createDirectory(temp.resolve("one")));
    }

    private void about() throws IOException {
        folder.write(new WorkloadFolder.About("one", 7, ZERO));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.path().resolve(file), text);
    }

    private Workload.State state(Instant now) {
        return folder.read(now).orElseThrow().state();
    }

    private static String ownName() {
        var own = ProcStat.of(ProcessHandle.current().pid()).orElseThrow();
        return own.pid() + " " + own.started() + "\n";
    }

    @Test
    void aFolderThatIsJustBeingMadeIsNoWorkload() {
        assertThat(folder.read(ZERO)).isEmpty();
    }

    @Test
    void aFolderWithoutAShellIsAWorkloadForAMomentAndThenNone() throws IOException {
        about();
        assertThat(state(ZERO.plusSeconds(9))).isEqualTo(new Running(ZERO));
        assertThat(folder.isAbandoned(ZERO.plusSeconds(9))).isFalse();
        assertThat(folder.read(ZERO.plusSeconds(10))).isEmpty();
        assertThat(folder.isAbandoned(ZERO.plusSeconds(10))).isTrue();
    }

    @Test
    void aFolderInWhichABotRanIsNeverAbandoned() throws IOException {
        about();
        write("leader", "1 1\n");
        assertThat(folder.isAbandoned(ZERO.plusSeconds(99))).isFalse();
        write("leader", ownName());
        write("about", "");
        assertThat(folder.isAbandoned(ZERO.plusSeconds(99))).isFalse();
    }

    @Test
    void aFolderThatSaysNothingOfItselfIsAbandoned() throws IOException {
        assertThat(folder.isAbandoned(ZERO)).isTrue();
        write("about", "");
        assertThat(folder.isAbandoned(ZERO)).isTrue();
    }

    @Test
    void aLivingShellOrBotIsARunningWorkload() throws IOException {
        about();
        write("leader", ownName());
        assertThat(state(ZERO.plusSeconds(99))).isEqualTo(new Running(ZERO));
        write("leader", "1 1\n");
        write("bot", ownName());
        assertThat(state(ZERO.plusSeconds(99))).isEqualTo(new Running(ZERO));
        write("bot", "1 1\n");
        assertThat(state(ZERO.plusSeconds(99))).isInstanceOf(Ended.class);
    }

    @Test
    void aWrittenEndBeatsAPidThatIsUsedAgain() throws IOException {
        about();
        write("leader", ownName());
        write("exit", "3\n");
        assertThat(state(ZERO))
                .isInstanceOfSatisfying(
                        Ended.class, end -> assertThat(end.exitCode()).isEqualTo(3));
    }

    @Test
    void rubbishIsNotBelieved() throws IOException {
        about();
        write("exit", "many\n");
        write("termination", "{\"reason\":\"bored\"}");
        assertThat(state(ZERO)).isInstanceOfSatisfying(Ended.class, end -> {
            assertThat(end.exitCode()).isNull();
            assertThat(end.lastWord()).isNull();
        });
        write("about", "{");
        assertThat(folder.read(ZERO)).isEmpty();
    }

    @Test
    void deletingTwiceIsHarmless() throws IOException {
        about();
        folder.delete();
        folder.delete();
        assertThat(temp).isEmptyDirectory();
    }
}
