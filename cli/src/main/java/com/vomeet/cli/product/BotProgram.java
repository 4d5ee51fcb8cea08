package com.vomeet.cli.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that runs the bot from what was built in the checkout, with the options that its container has too. */
public final class BotProgram {
    private static final String JAR = "vomeet-bot-0.1.0-SNAPSHOT.jar";

    private BotProgram() {}

    public static List<String> command(Path root) {
        var module = root.resolve("vomeet-bot");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "@" + module.resolve("core/jvm.options")));
        var cache = module.resolve("target/bot.aot");
        if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
        }
        command.addAll(List.of("-cp", classPath(module.resolve("target")), "com.vomeet.bot.Main"));
        return List.copyOf(command);
    }

    /** Jars in a fixed order, not a wildcard: an AOT cache holds only for the very class path it was trained with. */
    private static String classPath(Path target) {
        try (var jars = Files.list(target.resolve("lib"))) {
            var paths = new ArrayList<>(jars.map(Path::toString).sorted().toList());
            paths.addFirst(target.resolve(JAR).toString());
            return String.join(":", paths);
        } catch (IOException e) {
            throw new UncheckedIOException("the bot is not built: " + target, e);
        }
    }
}
