package com.vomeet.manager.orchestrator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.TerminationMessage;
import com.vomeet.manager.Bots;
import com.vomeet.manager.orchestrator.Orchestrator.StartOutcome;
import com.vomeet.manager.orchestrator.Orchestrator.StopOutcome;
import com.vomeet.manager.orchestrator.Workload.State.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: small shell scripts that stand for the bot. */
final class ProcessOrchestratorIT {
    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private final List<ProcessOrchestrator> opened = new ArrayList<>();

    private ProcessOrchestrator open(String script) {
        var environment = Map.of("PATH", System.getenv("PATH"), "LC_ALL", "C.UTF-8", "SIGNING_KEY", "not for bots");
        var orchestrator = ProcessOrchestrator.open(
                List.of("sh", "-c", script, "bot", "{dir}"), folder, environment, InstantSource.system());
        opened.add(orchestrator);
        return orchestrator;
    }

    @AfterEach
    void endAll() {
        for (var orchestrator : opened) {
            orchestrator.list().forEach(workload -> orchestrator.stop(workload.name(), Duration.ZERO));
            await().atMost(20, SECONDS).until(() -> orchestrator.list().stream().noneMatch(Workload::isRunning));
            orchestrator.close();
        }
    }

    private Path file(String workload, String name) {
        return folder.resolve("workloads").resolve(workload).resolve(name);
    }

    private String written(String workload, String name) throws IOException {
        await().atMost(20, SECONDS).until(() -> Files.exists(file(workload, name)));
        return Files.readString(file(workload, name)).strip();
    }

    private static Ended awaitEnd(Orchestrator orchestrator, String name) {
        await().atMost(20, SECONDS)
                .until(() -> !orchestrator.find(name).orElseThrow().isRunning());
        return (Ended) orchestrator.find(name).orElseThrow().state();
    }

    @Test
    void aBotRunsInASessionOfItsOwnAndSeesNoSecretOfTheManager() throws IOException {
        var orchestrator = open("env > env.new; mv env.new env.txt; exec sleep 600");
        assertThat(orchestrator.start(Bots.spec("one", 7))).isEqualTo(new StartOutcome.Started());

        var environment = written("one", "env.txt");
        assertThat(environment)
                .contains("BOT_CONFIG={\"meeting_id\":7", "WHISPER_LIVE_URL=ws://", "LC_ALL=C.UTF-8")
                .contains("TERMINATION_MESSAGE_PATH=" + file("one", "termination"), "BOT_DATA_DIR=")
                .doesNotContain("not for bots");
        var bot = ProcessName.parse(written("one", "bot")).orElseThrow();
        var leader = ProcessName.parse(written("one", "leader")).orElseThrow();
        assertThat(ProcStat.of(bot.pid()).orElseThrow().session()).isEqualTo(leader.pid());
        assertThat(orchestrator.find("one").orElseThrow().meetingId()).isEqualTo(7);
    }

    @Test
    void anExitCodeAndALastWordAreLearned() {
        var orchestrator = open("""
                printf '{"reason":"left_alone","exit_code":3,"stage":"active","message":"All left."}' \
                > "$TERMINATION_MESSAGE_PATH"; exit 3
                """);
        var told = new CopyOnWriteArrayList<Workload>();
        orchestrator.watch(told::add);
        orchestrator.start(Bots.spec("one", 1));

        await().atMost(20, SECONDS).until(() -> told.stream().anyMatch(workload -> !workload.isRunning()));
        var end = awaitEnd(orchestrator, "one");
        assertThat(end.exitCode()).isEqualTo(3);
        assertThat(end.lastWord())
                .isEqualTo(new TerminationMessage(EndReason.LEFT_ALONE, 3, MeetingStatus.ACTIVE, "All left."));
    }

    @Test
    void aLastWordThatIsNoneIsNone() {
        var orchestrator = open("echo oops > \"$TERMINATION_MESSAGE_PATH\"; exit 1");
        orchestrator.start(Bots.spec("one", 1));
        assertThat(awaitEnd(orchestrator, "one").lastWord()).isNull();
    }

    @Test
    void aRunningBotIsAdoptedByTheNextManager() throws IOException {
        var first = open("trap 'exit 143' TERM; while :; do sleep 0.1; done");
        first.start(Bots.spec("one", 1));
        written("one", "bot");
        first.close();

        var second = open("exit 0");
        var told = new CopyOnWriteArrayList<Workload>();
        second.watch(told::add);
        assertThat(second.list()).singleElement().matches(Workload::isRunning);
        assertThat(second.start(Bots.spec("one", 1))).isEqualTo(new StartOutcome.AlreadyThere());

        assertThat(second.stop("one", LONG)).isEqualTo(new StopOutcome.Stopping());
        assertThat(awaitEnd(second, "one").exitCode()).isEqualTo(143);
        await().atMost(20, SECONDS).until(() -> told.stream().anyMatch(workload -> !workload.isRunning()));
    }

    @Test
    void whatEndedWhileNoManagerWasThereIsLearned() throws IOException {
        var first = open("while [ ! -e go ]; do sleep 0.1; done; exit 5");
        first.start(Bots.spec("one", 1));
        written("one", "bot");
        first.close();
        Files.createFile(file("one", "go"));
        written("one", "exit");

        var second = open("exit 0");
        assertThat(awaitEnd(second, "one").exitCode()).isEqualTo(5);
    }

    @Test
    void aKilledBotTakesWhatItStartedWithIt() throws IOException {
        var orchestrator = open("sleep 601 & echo $! > child.new; mv child.new child; wait");
        orchestrator.start(Bots.spec("one", 1));
        var child = Long.parseLong(written("one", "child"));
        var bot = ProcessName.parse(written("one", "bot")).orElseThrow();
        bot.handle().orElseThrow().destroyForcibly();

        assertThat(awaitEnd(orchestrator, "one").exitCode()).isEqualTo(137);
        await().atMost(20, SECONDS)
                .until(() -> ProcStat.of(child).filter(ProcStat::isAlive).isEmpty());
    }

    @Test
    void whoDoesNotEndInTimeIsKilledWithAllOfItsSession() throws IOException {
        var orchestrator = open("trap '' TERM; sleep 602 & echo $! > child.new; mv child.new child; wait; sleep 603");
        orchestrator.start(Bots.spec("one", 1));
        var child = Long.parseLong(written("one", "child"));
        written("one", "bot");

        assertThat(orchestrator.stop("one", Duration.ofMillis(300))).isEqualTo(new StopOutcome.Stopping());
        assertThat(awaitEnd(orchestrator, "one").exitCode()).isEqualTo(137);
        await().atMost(20, SECONDS)
                .until(() -> ProcStat.of(child).filter(ProcStat::isAlive).isEmpty());
    }

    @Test
    void aBotIsSignalledOnce() throws IOException {
        var orchestrator =
                open("trap 'echo x >> terms' TERM; touch ready; while [ ! -e go ]; do sleep 0.1; done; exit 9");
        orchestrator.start(Bots.spec("one", 1));
        written("one", "ready");
        written("one", "bot");
        orchestrator.stop("one", LONG);
        orchestrator.stop("one", LONG);
        written("one", "terms");
        Files.createFile(file("one", "go"));

        assertThat(awaitEnd(orchestrator, "one").exitCode()).isEqualTo(9);
        assertThat(written("one", "terms")).isEqualTo("x");
        assertThat(orchestrator.stop("one", LONG)).isEqualTo(new StopOutcome.NotRunning());
    }

    /** Whenever it comes: before the shell has started its bot too. */
    @Test
    void aBotThatIsCalledBackWhileItStartsEnds() {
        var orchestrator = open("exec sleep 606");
        for (int i = 0; i < 20; i++) {
            var name = "early-" + i;
            orchestrator.start(Bots.spec(name, i));
            await().pollInterval(Duration.ofMillis(1))
                    .until(() -> orchestrator.stop(name, LONG) instanceof StopOutcome.Stopping);
            awaitEnd(orchestrator, name);
        }
    }

    @Test
    void aSignalToTheShellReachesTheBotAndItsCodeIsKept() throws IOException {
        var orchestrator = open("trap 'sleep 0.5; exit 7' TERM; touch ready; while :; do sleep 0.1; done");
        orchestrator.start(Bots.spec("one", 1));
        written("one", "ready");
        written("one", "bot");
        ProcessName.parse(written("one", "leader"))
                .flatMap(ProcessName::handle)
                .orElseThrow()
                .destroy();
        assertThat(awaitEnd(orchestrator, "one").exitCode()).isEqualTo(7);
    }

    @Test
    void aBotWhoseShellWasKilledStillRunsUntilItEnds() throws IOException {
        var orchestrator = open("touch ready; while [ ! -e go ]; do sleep 0.1; done");
        orchestrator.start(Bots.spec("one", 1));
        written("one", "ready");
        written("one", "bot");
        var leader = ProcessName.parse(written("one", "leader"))
                .flatMap(ProcessName::handle)
                .orElseThrow();
        leader.destroyForcibly();
        leader.onExit().join();
        assertThat(orchestrator.find("one").orElseThrow().isRunning()).isTrue();
        Files.createFile(file("one", "go"));
        assertThat(awaitEnd(orchestrator, "one").exitCode()).isNull();
    }

    @Test
    void aFolderThatAManagerLeftHalfMadeIsMadeAnew() throws IOException {
        var orchestrator = open("exit 6");
        Files.createDirectories(file("one", "data"));
        assertThat(orchestrator.find("one")).isEmpty();
        assertThat(orchestrator.start(Bots.spec("one", 1))).isEqualTo(new StartOutcome.Started());
        assertThat(awaitEnd(orchestrator, "one").exitCode()).isEqualTo(6);
    }

    @Test
    void aBotThatWasNeverSpawnedIsStartedAfterAMoment() throws IOException {
        var orchestrator = open("exit 6");
        Files.createDirectories(file("one", "data"));
        var now = Instant.now();
        new WorkloadFolder(folder.resolve("workloads/one")).write(new WorkloadFolder.About("one", 1, now));
        assertThat(orchestrator.start(Bots.spec("one", 1))).isEqualTo(new StartOutcome.AlreadyThere());
        new WorkloadFolder(folder.resolve("workloads/one"))
                .write(new WorkloadFolder.About("one", 1, now.minusSeconds(11)));
        assertThat(orchestrator.find("one")).isEmpty();
        assertThat(orchestrator.start(Bots.spec("one", 1))).isEqualTo(new StartOutcome.Started());
        assertThat(awaitEnd(orchestrator, "one").exitCode()).isEqualTo(6);
    }

    @Test
    void aManagerThatStartsRemovesWhatWasNeverStarted() throws IOException {
        Files.createDirectories(file("half", "data"));
        Files.createDirectories(folder.resolve("drafts/one123/data"));
        var orchestrator = open("exit 0");
        assertThat(orchestrator.list()).isEmpty();
        assertThat(folder.resolve("workloads")).isEmptyDirectory();
        assertThat(folder.resolve("drafts")).isEmptyDirectory();
    }

    @Test
    void aBotsFolderIsNobodyElses() throws IOException {
        Files.createDirectories(
                folder.resolve("workloads"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        var orchestrator = open("exec sleep 600");
        orchestrator.start(Bots.spec("one", 1));
        written("one", "bot");
        for (var path : List.of("workloads", "drafts", "workloads/one")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(path))))
                    .as(path)
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aProgramThatIsNotThereIsRejected() {
        var orchestrator = ProcessOrchestrator.open(
                List.of("no-such-program"), folder, Map.of("PATH", "/usr/bin"), InstantSource.system());
        opened.add(orchestrator);
        assertThat(orchestrator.start(Bots.spec("one", 1)))
                .isEqualTo(new StartOutcome.Rejected("the bot's program no-such-program is not on this machine"));
        assertThat(orchestrator.list()).isEmpty();
    }

    @Test
    void whatIsForgottenLeavesNothing() {
        var orchestrator = open("exit 0");
        orchestrator.start(Bots.spec("one", 1));
        awaitEnd(orchestrator, "one");
        orchestrator.forget("one");
        assertThat(orchestrator.list()).isEmpty();
        assertThat(folder.resolve("workloads")).isEmptyDirectory();
    }

    @Test
    void whatRunsIsNotForgotten() throws IOException {
        var orchestrator = open("exec sleep 600");
        orchestrator.start(Bots.spec("one", 1));
        written("one", "bot");
        orchestrator.forget("one");
        assertThat(orchestrator.list()).singleElement().matches(Workload::isRunning);
    }
}
