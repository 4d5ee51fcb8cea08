package com.vomeet.manager.orchestrator;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bots as processes of this machine, each in a session of its own, so that a Ctrl-C in the terminal does not reach it. What is known
 * of a bot is in its folder, so that the next manager knows it too: a running bot is adopted, an ended one's exit code is learned.
 */
public final class ProcessOrchestrator implements Orchestrator {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessOrchestrator.class);

    private final List<String> command;
    private final Path folders;
    private final Path drafts;
    private final Path script;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final Watchers watchers = new Watchers();
    private final Set<String> watched = ConcurrentHashMap.newKeySet();
    private final Set<String> condemned = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("process-orchestrator").factory());

    private ProcessOrchestrator(
            List<String> command, Path stateDir, Map<String, String> environment, InstantSource clock) {
        this.command = List.copyOf(command);
        this.folders = stateDir.resolve("workloads");
        this.drafts = stateDir.resolve("drafts");
        this.script = stateDir.resolve("workload.sh");
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    /**
     * Opens the state folder and watches over the bots that are in it.
     *
     * @param command the bot's program first; {@code {dir}} in a word stands for the bot's own folder
     * @param environment the manager's, of which bots get what they need
     */
    public static ProcessOrchestrator open(
            List<String> command, Path stateDir, Map<String, String> environment, InstantSource clock) {
        var orchestrator = new ProcessOrchestrator(command, stateDir, environment, clock);
        try {
            Files.createDirectories(stateDir);
            WorkloadFolder.makePrivate(orchestrator.folders);
            WorkloadFolder.makePrivate(orchestrator.drafts);
            orchestrator.installScript();
            orchestrator.removeHalfMade();
        } catch (IOException e) {
            throw new UncheckedIOException("the state folder " + stateDir + " cannot be used", e);
        }
        orchestrator.folders().forEach(orchestrator::observe);
        return orchestrator;
    }

    /** Replaced as a whole: shells that run still read the old one. */
    private void installScript() throws IOException {
        var draft = Files.createTempFile(script.getParent(), "workload", ".new");
        try (var resource = ProcessOrchestrator.class.getResourceAsStream("/orchestrator/workload.sh")) {
            if (resource == null) {
                throw new IllegalStateException("workload.sh is missing from the program");
            }
            Files.copy(resource, draft, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(draft, script, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What a manager left that died while it started a bot; where a meeting still wants it, it is started again. */
    private void removeHalfMade() throws IOException {
        try (var files = Files.list(drafts)) {
            for (var draft : files.toList()) {
                new WorkloadFolder(draft).delete();
            }
        }
        for (var folder : folders()) {
            if (folder.isAbandoned(clock.instant())) {
                LOG.info("{} was never started and is removed", folder.name());
                folder.delete();
            }
        }
    }

    @Override
    public StartOutcome start(WorkloadSpec spec) {
        if (findProgram().isEmpty()) {
            return new StartOutcome.Rejected("the bot's program " + command.getFirst() + " is not on this machine");
        }
        var folder = new WorkloadFolder(folders.resolve(spec.name()));
        try {
            if (!make(folder, spec)) {
                return new StartOutcome.AlreadyThere();
            }
        } catch (IOException e) {
            return new StartOutcome.Unavailable("no folder for the bot: " + e.getMessage());
        }
        try {
            spawn(spec, folder);
            return new StartOutcome.Started();
        } catch (IOException e) {
            return abandon(folder, e);
        }
    }

    /** It appears under its name complete or not at all. */
    private boolean make(WorkloadFolder folder, WorkloadSpec spec) throws IOException {
        if (Files.exists(folder.path())) {
            if (watched.contains(folder.name()) || !folder.isAbandoned(clock.instant())) {
                return false;
            }
            LOG.warn("{} was never started and is made anew", folder.name());
            folder.delete();
        }
        var draft = new WorkloadFolder(Files.createTempDirectory(drafts, spec.name()));
        try {
            draft.write(new WorkloadFolder.About(spec.name(), spec.meetingId(), clock.instant()));
            Files.move(draft.path(), folder.path(), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            draft.delete();
            if (Files.exists(folder.path())) {
                return false;
            }
            throw e;
        }
    }

    private StartOutcome abandon(WorkloadFolder folder, IOException failure) {
        try {
            folder.delete();
        } catch (IOException e) {
            LOG.warn("{} cannot be removed", folder.path(), e);
        }
        return new StartOutcome.Unavailable("the bot's process cannot be started: " + failure.getMessage());
    }

    private void spawn(WorkloadSpec spec, WorkloadFolder folder) throws IOException {
        var words = new ArrayList<>(
                List.of("setsid", "sh", script.toString(), folder.path().toString()));
        command.forEach(word -> words.add(word.replace("{dir}", folder.path().toString())));
        var builder = new ProcessBuilder(words)
                .directory(folder.path().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
        builder.environment().clear();
        builder.environment().putAll(BotEnvironment.of(environment, spec, folder));
        var process = builder.start();
        watched.add(folder.name());
        lookAfter(process.toHandle(), folder);
        tell(folder);
    }

    private Optional<Path> findProgram() {
        var program = Path.of(command.getFirst());
        if (program.getNameCount() > 1 || program.isAbsolute()) {
            return Optional.of(program).filter(Files::isExecutable);
        }
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder).resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Waits, without a thread of its own, for the end of a bot that another manager has started. */
    private void observe(WorkloadFolder folder) {
        if (watched.add(folder.name())) {
            look(folder);
        }
    }

    /** The shell may be killed and its bot live on: then the bot's own end is waited for. */
    private void look(WorkloadFolder folder) {
        folder.leader()
                .flatMap(ProcessName::handle)
                .or(() -> folder.bot().flatMap(ProcessName::handle))
                .ifPresentOrElse(process -> lookAfter(process, folder), () -> {
                    watched.remove(folder.name());
                    tell(folder);
                });
    }

    private void lookAfter(ProcessHandle process, WorkloadFolder folder) {
        var _ = process.onExit().whenComplete((_, _) -> look(folder));
    }

    @Override
    public StopOutcome stop(String name, Duration grace) {
        var folder = new WorkloadFolder(folders.resolve(name));
        var running = folder.bot().or(folder::leader).flatMap(ProcessName::handle);
        if (running.isEmpty()) {
            return new StopOutcome.NotRunning();
        }
        // Once: a second signal means "now" to many programs.
        if (condemned.add(name)) {
            running.get().destroy();
            var _ = timer.schedule(() -> kill(folder), grace.toMillis(), TimeUnit.MILLISECONDS);
        }
        return new StopOutcome.Stopping();
    }

    /** All of the session but its shell, which writes down the end. */
    private void kill(WorkloadFolder folder) {
        condemned.remove(folder.name());
        var leader = folder.leader();
        if (leader.isEmpty() || folder.bot().filter(ProcessName::isAlive).isEmpty()) {
            return;
        }
        LOG.warn("{} did not end by itself and is killed", folder.name());
        folder.bot()
                .flatMap(ProcessName::handle)
                .ifPresent(bot -> bot.descendants().forEach(ProcessHandle::destroyForcibly));
        ProcStat.ofSession(leader.get().pid())
                .filter(stat -> stat.pid() != leader.get().pid())
                .flatMap(stat -> ProcessHandle.of(stat.pid()).stream())
                .forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public List<Workload> list() {
        var now = clock.instant();
        var found =
                folders().stream().flatMap(folder -> folder.read(now).stream()).toList();
        found.stream()
                .filter(Workload::isRunning)
                .forEach(workload -> observe(new WorkloadFolder(folders.resolve(workload.name()))));
        return found;
    }

    private List<WorkloadFolder> folders() {
        try (var files = Files.list(folders)) {
            return files.map(WorkloadFolder::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folders, e);
        }
    }

    @Override
    public Optional<Workload> find(String name) {
        return new WorkloadFolder(folders.resolve(name)).read(clock.instant());
    }

    @Override
    public void forget(String name) {
        var folder = new WorkloadFolder(folders.resolve(name));
        if (folder.read(clock.instant()).filter(Workload::isRunning).isPresent()) {
            return;
        }
        try {
            folder.delete();
        } catch (IOException e) {
            LOG.warn("{} cannot be removed", folder.path(), e);
        }
    }

    @Override
    public void watch(WorkloadWatcher watcher) {
        watchers.add(watcher);
    }

    private void tell(WorkloadFolder folder) {
        folder.read(clock.instant()).ifPresent(watchers::changed);
    }

    @Override
    public void close() {
        watchers.clear();
        timer.shutdownNow();
    }
}
