package com.vomeet.bench.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The test's end of the manager's failpoints: what was passed, and where the manager shall end. */
final class FailpointFolder {
    private final Path folder;

    FailpointFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return folder;
    }

    /** @param nth how often the point may be passed before */
    void arm(String point, int nth) {
        write(point + " " + nth);
    }

    /** The manager ends at the first of them that it comes to. */
    void arm(Collection<String> points) {
        write(points.stream().map(point -> point + " 0").collect(Collectors.joining("\n")));
    }

    private void write(String armed) {
        try {
            var draft = Files.writeString(folder.resolve("armed.new"), armed);
            Files.move(draft, folder.resolve("armed"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void disarm() {
        try {
            Files.deleteIfExists(folder.resolve("armed"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All points in the order in which they were passed. */
    List<String> passed() {
        try {
            return Files.readAllLines(folder.resolve("passed"));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
