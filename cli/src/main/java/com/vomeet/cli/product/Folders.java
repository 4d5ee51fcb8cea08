package com.vomeet.cli.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folders of this machine.
 *
 * @param root the checkout: programs are run from what was built in it
 * @param cache what can be made again: encoded voices, unpacked PostgreSQL programs
 * @param data what is kept between runs of {@code ./vomeet up}
 */
public record Folders(Path root, Path cache, Path data) {
    /** Bots work elsewhere, and a relative path of theirs would lead to another folder. */
    public Folders {
        root = root.toAbsolutePath().normalize();
        cache = cache.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
    }

    /** As the launcher and the XDG base directory specification say. */
    public static Folders ofThisMachine() {
        var home = Path.of(System.getProperty("user.home"));
        return new Folders(
                Path.of(Optional.ofNullable(System.getProperty("vomeet.root")).orElse(".")),
                variable("VOMEET_CACHE", variable("XDG_CACHE_HOME", home.resolve(".cache"), "vomeet")),
                variable("VOMEET_DATA", variable("XDG_DATA_HOME", home.resolve(".local/share"), "vomeet")));
    }

    /** Beside the data, so that it is there when the data are forgotten; named by the launcher. */
    public Path log() {
        return Optional.ofNullable(System.getProperty("vomeet.log"))
                .map(Path::of)
                .orElse(data.resolveSibling(data.getFileName() + ".log"));
    }

    private static Path variable(String name, Path otherwise) {
        return Optional.ofNullable(System.getenv(name)).map(Path::of).orElse(otherwise);
    }

    private static Path variable(String name, Path otherwise, String child) {
        return variable(name, otherwise).resolve(child);
    }

    /** Makes a folder that only its owner may read. */
    public static Path make(Path folder) {
        try {
            return Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be made", e);
        }
    }

    /** Removes a folder with all that is in it; one that is not there is removed already. */
    public static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException error)
                        throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be removed", e);
        }
    }
}
