package com.vomeet.bot;

import com.vomeet.contract.bot.FieldProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Certificates that are trusted besides the public ones: a file of them, or their text, which is how a Secret gives it to a pod. */
final class Authorities {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

    private Authorities() {}

    /**
     * @param file {@code BOT_CA_FILE}
     * @param text {@code BOT_CA}; the browser wants a file, so it is written into one that goes with the program
     * @return null when there are none, or when the problems say why there is no telling
     */
    static @Nullable Path read(@Nullable String file, @Nullable String text, List<FieldProblem> problems) {
        if (file != null && text != null) {
            problems.add(new FieldProblem("BOT_CA", "cannot be there beside BOT_CA_FILE: one of them"));
            return null;
        }
        if (text != null) {
            return written(text, problems);
        }
        if (file == null) {
            return null;
        }
        if (!Files.isReadable(Path.of(file))) {
            problems.add(new FieldProblem("BOT_CA_FILE", "cannot be read: " + file));
        }
        return Path.of(file);
    }

    private static @Nullable Path written(String text, List<FieldProblem> problems) {
        if (!text.contains(BEGIN)) {
            problems.add(new FieldProblem("BOT_CA", "must be certificates as text: " + BEGIN + " …"));
            return null;
        }
        try {
            var made = Files.createTempFile("vomeet-authorities-", ".pem");
            made.toFile().deleteOnExit();
            return Files.writeString(made, text);
        } catch (IOException e) {
            problems.add(new FieldProblem("BOT_CA", "cannot be written into a temporary file: " + e.getMessage()));
            return null;
        }
    }
}
