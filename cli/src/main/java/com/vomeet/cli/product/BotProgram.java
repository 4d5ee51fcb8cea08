package com.vomeet.cli.product;

import com.vomeet.parts.ProcessTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that runs the bot from what was built in the checkout, with the options that its container has too. */
public final class BotProgram {
    /** The process orchestrator puts the workload's folder in the place of the braces: so a product's bots can be found. */
    private static final String MARK = "-Dvomeet.workload=";

    private static final String JAR = "vomeet-bot-0.1.0-SNAPSHOT.jar";

    private BotProgram() {}

    public static List<String> command(Path root) {
        var module = root.resolve("vomeet-bot");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "@" + module.resolve("core/jvm.options")));
        command.add(MARK + "{dir}");
        command.addAll(List.of("-cp", classPath(module.resolve("target")), "com.vomeet.bot.Main"));
        return List.copyOf(command);
    }

    /** What runs for the bots of a product's folder: bots, and the shells that start them and wait for their exit codes. */
    static List<ProcessTree> sessions(Path data) {
        return ProcessTree.find(line -> line.contains(MARK + data + "/"));
    }

    /** The bots of a product's folder that run now. */
    public static List<ProcessTree> running(Path data) {
        return sessions(data).stream()
                .filter(tree -> tree.root().info().command().orElse("").endsWith("/java"))
                .toList();
    }

    /** Jars in a fixed order, the bot's own first. */
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
