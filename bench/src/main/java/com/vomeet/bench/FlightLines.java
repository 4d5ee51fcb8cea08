package com.vomeet.bench;

import com.vomeet.bot.page.Stage;
import com.vomeet.contract.Json;
import com.vomeet.parts.ProcessTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The flight record of a bot that runs on this machine, as far as it is written. */
record FlightLines(Path file) {
    private static final Pattern FOLDER = Pattern.compile("-Dvomeet\\.workload=(\\S+)");

    /** @throws IllegalStateException when the process is no bot of a product */
    static FlightLines of(ProcessTree bot) {
        var line = bot.root().info().commandLine().orElse("");
        var folder = FOLDER.matcher(line);
        if (!folder.find()) {
            throw new IllegalStateException("not a bot of this product: " + line);
        }
        return new FlightLines(Path.of(folder.group(1), "data", "flight.jsonl"));
    }

    /** Whether the bot has ever taken its page for that. */
    boolean saw(Stage stage) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.endsWith("}"))
                    .map(Json.MAPPER::readTree)
                    .anyMatch(line -> line.path("what").asString("").equals("Sighted")
                            && line.path("detail").asString("").contains(" stage=" + stage + ","));
        } catch (IOException e) {
            throw new UncheckedIOException("no flight record", e);
        }
    }
}
