package com.vomeet.cdp;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;

/** The one folder in which a browser may write: profile, home, temporary files, and the two FIFOs. Only its owner can enter it. */
record BrowserFolder(Path path) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Names are short: Chromium makes a socket some folders below, whose path may have at most 107 bytes. */
    static BrowserFolder create(Path parent) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        var name = "vb-" + Integer.toUnsignedString(RANDOM.nextInt(), Character.MAX_RADIX);
        var folder = new BrowserFolder(Files.createDirectory(parent.resolve(name), owner));
        Files.createDirectory(folder.temporary());
        Files.createDirectory(folder.home());
        return folder;
    }

    Path profile() {
        return path.resolve("profile");
    }

    Path temporary() {
        return path.resolve("t");
    }

    Path home() {
        return path.resolve("home");
    }

    Path toBrowser() {
        return path.resolve("cdp.in");
    }

    Path fromBrowser() {
        return path.resolve("cdp.out");
    }

    void makeFifos() throws IOException, InterruptedException {
        var made = new ProcessBuilder(
                        "mkfifo",
                        "-m",
                        "600",
                        toBrowser().toString(),
                        fromBrowser().toString())
                .redirectErrorStream(true)
                .start();
        if (!made.waitFor(10, TimeUnit.SECONDS) || made.exitValue() != 0) {
            throw new IOException("mkfifo in " + path + " failed");
        }
    }

    /** Removes all; false if something could not be removed (a process of the browser may still write). */
    boolean remove() {
        try {
            Files.walkFileTree(path, new Removal());
        } catch (IOException e) {
            return Files.notExists(path);
        }
        return Files.notExists(path);
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        @Override
        @SuppressWarnings("NullAway") // the JDK passes null when the folder was read to its end
        public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
