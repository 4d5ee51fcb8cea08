package com.vomeet.manager.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shared state: where the program shall end. The folder holds {@code armed}, points' names and how often each may be passed before, a
 * line each, which a test writes, and {@code passed}, the points in the order in which they were passed.
 */
public final class Failpoints {
    /** As after SIGKILL, which is what this stands for. */
    public static final int EXIT_CODE = 137;

    private static final Failpoints NONE = new Failpoints(null);

    private final @Nullable Path folder;
    private final Map<String, Integer> counts = new HashMap<>();
    private String armed = "";

    private Failpoints(@Nullable Path folder) {
        this.folder = folder;
    }

    public static Failpoints none() {
        return NONE;
    }

    /** @param folder null: there are none */
    public static Failpoints in(@Nullable Path folder) {
        return folder == null ? NONE : new Failpoints(folder);
    }

    public boolean isOn() {
        return folder != null;
    }

    /** @param write what is about to be written, the same words each time */
    void before(String write) {
        pass("before " + write);
    }

    /** @param write what has been written */
    void after(String write) {
        pass("after " + write);
    }

    private synchronized void pass(String point) {
        if (folder == null) {
            return;
        }
        try {
            Files.writeString(
                    folder.resolve("passed"), point + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (isTheOne(point, wanted(folder))) {
                Runtime.getRuntime().halt(EXIT_CODE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of failpoints " + folder + " cannot be used", e);
        }
    }

    /** What is armed anew is counted anew. */
    private boolean isTheOne(String point, String wanted) {
        if (!wanted.equals(armed)) {
            armed = wanted;
            counts.clear();
            wanted.lines().forEach(line -> {
                var space = line.lastIndexOf(' ');
                counts.put(line.substring(0, space), Integer.valueOf(line.substring(space + 1)));
            });
        }
        var left = counts.computeIfPresent(point, (_, times) -> times - 1);
        return left != null && left == -1;
    }

    private static String wanted(Path folder) throws IOException {
        try {
            return Files.readString(folder.resolve("armed")).strip();
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
