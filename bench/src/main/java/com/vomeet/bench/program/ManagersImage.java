package com.vomeet.bench.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the manager's image is made of, as the build stages it: a runtime, jars, options and the AOT cache, without which a start takes
 * twice as long.
 *
 * @param staged the folder
 */
public record ManagersImage(Path staged) {
    private static final String IN_THE_IMAGE = "/app/";

    /** @param root of the checkout */
    public static ManagersImage of(Path root) {
        return new ManagersImage(root.resolve("bot-manager/core/staged"));
    }

    /**
     * The command line of its container, but here.
     *
     * @param options more of the JVM
     * @throws IllegalStateException when nothing is staged
     */
    public List<String> command(List<String> options) {
        var arguments = staged.resolve("java.args");
        if (!Files.exists(arguments)) {
            throw new IllegalStateException(arguments + " is missing: ./mvnw package stages it");
        }
        var line = new ArrayList<String>();
        line.add(staged.resolve("runtime/bin/java").toString());
        line.addAll(options);
        try {
            Files.readAllLines(arguments).stream()
                    .map(argument -> argument.replace(IN_THE_IMAGE, staged + "/"))
                    .forEach(line::add);
        } catch (IOException e) {
            throw new UncheckedIOException(arguments + " cannot be read", e);
        }
        return line;
    }
}
