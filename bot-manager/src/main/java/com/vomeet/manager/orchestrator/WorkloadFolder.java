package com.vomeet.manager.orchestrator;

import com.vomeet.contract.Json;
import com.vomeet.contract.control.TerminationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What is known of one bot's process: a folder that outlives manager and bot. {@code workload.sh} writes most of it. */
record WorkloadFolder(Path path) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /** From making the folder until its shell has written its pid; only a manager that dies in between leaves it like that. */
    private static final Duration STARTING = Duration.ofSeconds(10);

    record About(String name, long meetingId, Instant createdAt) {}

    String name() {
        return path.getFileName().toString();
    }

    Path terminationMessage() {
        return path.resolve("termination");
    }

    Path log() {
        return path.resolve("bot.log");
    }

    /** Where the bot keeps its files; goes with the folder. */
    Path data() {
        return path.resolve("data");
    }

    /** Whatever the umask is: what is said in meetings is nobody else's. */
    static void makePrivate(Path folder) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.setPosixFilePermissions(folder, OWNER_ONLY);
    }

    void write(About about) throws IOException {
        Files.createDirectories(data());
        Files.createDirectories(path.resolve("tmp"));
        Files.writeString(path.resolve("about"), Json.write(about));
    }

    /** Empty for a folder that is being removed, and for one whose bot was never started. */
    Optional<Workload> read(Instant now) {
        try {
            return content("about")
                    .map(text -> Json.read(text, About.class))
                    .flatMap(about -> state(about, now)
                            .map(state -> new Workload(about.name(), about.meetingId(), about.createdAt(), state)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Whether a manager died while it started this bot: there is nothing that could still end, and nothing that ran. */
    boolean isAbandoned(Instant now) {
        return read(now).isEmpty() && !isAlive();
    }

    private boolean isAlive() {
        return leader().filter(ProcessName::isAlive).isPresent()
                || bot().filter(ProcessName::isAlive).isPresent();
    }

    private Optional<Workload.State> state(About about, Instant now) {
        var before = ended();
        if (before.isPresent()) {
            return before;
        }
        if (leader().isEmpty()) {
            return now.isBefore(about.createdAt().plus(STARTING))
                    ? Optional.of(new Workload.State.Running(about.createdAt()))
                    : Optional.empty();
        }
        if (isAlive()) {
            return Optional.of(new Workload.State.Running(about.createdAt()));
        }
        // Looked at again: the shell writes the code and ends, perhaps just now.
        return ended().or(() -> Optional.of(new Workload.State.Ended(null, lastWord(), about.createdAt())));
    }

    private Optional<Workload.State> ended() {
        return content("exit")
                .map(text -> new Workload.State.Ended(exitCode(text), lastWord(), modified(path.resolve("exit"))));
    }

    private static @Nullable Integer exitCode(String text) {
        return text.strip().matches("\\d{1,3}") ? Integer.valueOf(text.strip()) : null;
    }

    private @Nullable TerminationMessage lastWord() {
        try {
            return content("termination")
                    .filter(text -> !text.isBlank())
                    .map(text -> Json.read(text, TerminationMessage.class))
                    .orElse(null);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** The shell that leads the session. */
    Optional<ProcessName> leader() {
        return content("leader").flatMap(ProcessName::parse);
    }

    Optional<ProcessName> bot() {
        return content("bot").flatMap(ProcessName::parse);
    }

    private Optional<String> content(String file) {
        try {
            return Optional.of(Files.readString(path.resolve(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path.resolve(file), e);
        }
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }

    void delete() throws IOException {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // somebody else removes it too
        }
    }
}
