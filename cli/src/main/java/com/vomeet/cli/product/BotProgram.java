package com.vomeet.cli.product;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that runs the bot from what was built in the checkout, with the flags its container has too. */
public final class BotProgram {
    private BotProgram() {}

    public static List<String> command(Path root) {
        var target = root.resolve("vomeet-bot/target");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-Xms16m",
                "-Xmx128m",
                "-Xss512k",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseCompactObjectHeaders",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError"));
        var cache = target.resolve("bot.aot");
        if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
        }
        command.addAll(List.of("-cp", classPath(target), "com.vomeet.bot.Main"));
        return List.copyOf(command);
    }

    /** Jars in a fixed order, not a wildcard: an AOT cache holds only for the very class path it was trained with. */
    private static String classPath(Path target) {
        try (var jars = Files.list(target.resolve("lib"))) {
            var paths = new ArrayList<>(jars.map(Path::toString).sorted().toList());
            paths.addFirst(target.resolve("vomeet-bot-0.1.0-SNAPSHOT.jar").toString());
            return String.join(":", paths);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("the bot is not built: " + target, e);
        }
    }
}
