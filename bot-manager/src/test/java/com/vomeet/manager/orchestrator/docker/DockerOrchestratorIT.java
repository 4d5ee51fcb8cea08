package com.vomeet.manager.orchestrator.docker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.async.ResultCallback;
import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.TerminationMessage;
import com.vomeet.manager.orchestrator.Orchestrator;
import com.vomeet.manager.orchestrator.Orchestrator.StartOutcome;
import com.vomeet.manager.orchestrator.Orchestrator.StopOutcome;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.Workload.State.Ended;
import com.vomeet.manager.orchestrator.Workload.State.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Real containers on a real engine: what {@code ProcessOrchestratorIT} asks of processes, and what only containers have. */
@Tag("docker")
final class DockerOrchestratorIT {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Map<String, String> MANAGERS =
            Map.of("LOG_LEVEL", "debug", "SIGNING_KEY", "not for bots", "PATH", "/nowhere");

    private static ShellBots bots;

    private final List<DockerOrchestrator> opened = new ArrayList<>();
    private String name = "";

    @BeforeAll
    static void findTheEngine() {
        bots = new ShellBots();
    }

    @BeforeEach
    void aNameOfItsOwn(TestInfo test) {
        name = "-" + test.getDisplayName().replaceAll("\\W", "");
    }

    @AfterEach
    void closeAll() {
        opened.forEach(DockerOrchestrator::close);
    }

    @AfterAll
    static void removeEverything() {
        bots.close();
    }

    private DockerOrchestrator open() {
        return open(bots.settings(), MANAGERS);
    }

    private DockerOrchestrator open(DockerSettings settings, Map<String, String> environment) {
        var orchestrator = DockerOrchestrator.open(settings, environment, InstantSource.system());
        opened.add(orchestrator);
        return orchestrator;
    }

    private DockerOrchestrator started(String what) {
        var orchestrator = open();
        assertThat(orchestrator.start(bots.spec(name, what))).isEqualTo(new StartOutcome.Started());
        return orchestrator;
    }

    /** Its shell has got as far as to do what it is for. */
    private DockerOrchestrator running(String what) {
        var orchestrator = started(what);
        run("sh", "-c", "until [ -e /tmp/ready ]; do sleep 0.1; done");
        return orchestrator;
    }

    private String bot() {
        return bots.network + name;
    }

    private Ended awaitEnd(Orchestrator orchestrator) {
        await().atMost(30, SECONDS)
                .until(() -> !orchestrator.find(bot()).orElseThrow().isRunning());
        return (Ended) orchestrator.find(bot()).orElseThrow().state();
    }

    private void run(String... command) {
        var exec = bots.engine.ask(client -> client.execCreateCmd(bot())
                .withCmd(command)
                .withAttachStdout(true)
                .exec()
                .getId());
        bots.engine.begin(client -> {
            try {
                return client.execStartCmd(exec)
                        .exec(new ResultCallback.Adapter<>())
                        .awaitCompletion();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void anExitCodeAndALastWordAreLearnedBeforeTheContainerGoes() {
        var orchestrator = open();
        var told = new CopyOnWriteArrayList<Workload>();
        orchestrator.watch(told::add);
        orchestrator.start(bots.spec(name, "speaks"));

        await().atMost(30, SECONDS).until(() -> told.stream().anyMatch(workload -> !workload.isRunning()));
        var end = awaitEnd(orchestrator);
        assertThat(end.exitCode()).isEqualTo(3);
        assertThat(end.lastWord())
                .isEqualTo(new TerminationMessage(EndReason.LEFT_ALONE, 3, MeetingStatus.ACTIVE, "All left."));
        assertThat(orchestrator.list())
                .filteredOn(workload -> workload.name().equals(bot()))
                .singleElement()
                .satisfies(workload -> assertThat(workload.state()).isEqualTo(end))
                .satisfies(workload -> assertThat(workload.meetingId()).isEqualTo(7));
    }

    @Test
    void whoSaysNothingIsKnownByTheEndOfItsLog() {
        var end = awaitEnd(started("crashes"));
        assertThat(end.exitCode()).isEqualTo(9);
        assertThat(end.lastWord()).isNull();
        assertThat(Objects.requireNonNull(end.cause()).details()).contains("these are the last words");
    }

    /** More than two million bytes are said. */
    @Test
    void onlyTheEndOfALongLogIsKept() {
        var end = awaitEnd(started("talks"));
        var log = bots.log(bot());
        assertThat(log)
                .hasSizeLessThan(ShellBots.LOG.files() * (int) ShellBots.LOG.bytes())
                .endsWith("these are the last words\n")
                .doesNotContain("begins");
        assertThat(Objects.requireNonNull(end.cause()).details()).contains("these are the last words");
        var config = bots.engine.ask(client ->
                client.inspectContainerCmd(bot()).exec().getHostConfig().getLogConfig());
        assertThat(config.getType()).hasToString("json-file");
    }

    @Test
    void aBotIsNobodyCanWriteNothingAndSeesNoSecretOfTheManager() {
        var details = Objects.requireNonNull(awaitEnd(started("looks")).cause()).details();
        assertThat(details)
                .contains("user 10001:10001", "tmp can be written", "NoNewPrivs:\t1", "CapEff:\t0000000000000000")
                .contains("speech ws://speech:9090 level debug key none")
                .doesNotContain("the image can be written");
    }

    @Test
    void aBotThatNeedsMoreMemoryThanItsLimitIsKilled() {
        var end = awaitEnd(started("greedy"));
        assertThat(end.exitCode()).isEqualTo(137);
        assertThat(Objects.requireNonNull(end.cause()).reason())
                .isEqualTo(bots.knowsOfTheMemory(bot()) ? EndReason.OUT_OF_MEMORY : EndReason.WORKLOAD_LOST);
    }

    @Test
    void aRunningBotIsAdoptedByTheNextManager() {
        running("waits").close();

        var second = open();
        var told = new CopyOnWriteArrayList<Workload>();
        second.watch(told::add);
        assertThat(second.list())
                .filteredOn(workload -> workload.name().equals(bot()))
                .singleElement()
                .matches(Workload::isRunning);
        assertThat(second.start(bots.spec(name, "waits"))).isEqualTo(new StartOutcome.AlreadyThere());

        assertThat(second.stop(bot(), LONG)).isEqualTo(new StopOutcome.Stopping());
        assertThat(awaitEnd(second).exitCode()).isEqualTo(143);
        await().atMost(30, SECONDS).until(() -> told.stream().anyMatch(workload -> !workload.isRunning()));
    }

    /** How long bots take until they run is measured by it. */
    @Test
    void aBotHasRunSinceLaterThanItWasMade() {
        var orchestrator = running("waits");
        var bot = orchestrator.find(bot()).orElseThrow();
        assertThat(bot.state())
                .isInstanceOfSatisfying(
                        Running.class,
                        runs -> assertThat(runs.since())
                                .isAfter(bot.createdAt())
                                .isBefore(Instant.now()));
        assertThat(orchestrator.list()).contains(bot);
    }

    @Test
    void whatEndedWhileNoManagerWasThereIsLearned() {
        running("counts").close();
        run("sh", "-c", "echo x > /tmp/terms");
        assertThat(awaitEnd(open()).exitCode()).isEqualTo(1);
    }

    @Test
    void whoDoesNotEndInTimeIsKilled() {
        var orchestrator = running("stubborn");
        assertThat(orchestrator.stop(bot(), Duration.ofSeconds(1))).isEqualTo(new StopOutcome.Stopping());
        assertThat(awaitEnd(orchestrator).exitCode()).isEqualTo(137);
    }

    @Test
    void aBotIsSignalledOnce() {
        var orchestrator = running("counts");
        assertThat(orchestrator.stop(bot(), LONG)).isEqualTo(new StopOutcome.Stopping());
        assertThat(orchestrator.stop(bot(), LONG)).isEqualTo(new StopOutcome.Stopping());
        assertThat(awaitEnd(orchestrator).exitCode()).isEqualTo(1);
        assertThat(orchestrator.stop(bot(), LONG)).isEqualTo(new StopOutcome.NotRunning());
    }

    @Test
    void whatIsForgottenLeavesNothingAndWhatRunsIsNotForgotten() {
        var orchestrator = running("waits");
        orchestrator.forget(bot());
        assertThat(orchestrator.find(bot())).get().matches(Workload::isRunning);
        orchestrator.stop(bot(), Duration.ofSeconds(1));
        awaitEnd(orchestrator);
        orchestrator.forget(bot());
        assertThat(orchestrator.find(bot())).isEmpty();
    }

    @Test
    void anImageBehindAPasswordIsPulledByThoseWhoKnowIt(@TempDir Path knows, @TempDir Path doesNot) throws Exception {
        try (var registry = bots.registry()) {
            var settings = bots.settings(registry.image());
            Files.writeString(knows.resolve("config.json"), registry.login());
            var without = open(settings, Map.of("DOCKER_CONFIG", doesNot.toString()));
            await().atMost(60, SECONDS)
                    .until(() ->
                            without.start(bots.spec(name, "waits")).toString().contains("unauthorized"));
            assertThat(bots.hasImage(registry.image())).isFalse();

            open(settings, Map.of("DOCKER_CONFIG", knows.toString()));
            await().atMost(60, SECONDS).until(() -> bots.hasImage(registry.image()));
        }
    }

    @Test
    void anotherNetworksBotsAreNotSeen() {
        var settings = bots.settings();
        running("waits");
        var other = open(
                new DockerSettings(
                        settings.host(),
                        settings.image(),
                        "host",
                        settings.nanoCpus(),
                        settings.memory(),
                        settings.log()),
                MANAGERS);
        assertThat(other.list()).noneMatch(workload -> workload.name().equals(bot()));
        assertThat(other.find(bot())).isEmpty();
        assertThat(other.start(bots.spec(name, "waits"))).isInstanceOf(StartOutcome.Rejected.class);
    }
}
