package com.vomeet.bot.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** The names under which recorders sit in a call, {@code recorders.txt}: whole words that people are not called. */
final class Recorders {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final List<List<String>> NAMES = read();

    private Recorders() {}

    /** The words of such a name stand in this one, one after the other. */
    static boolean isOne(String name) {
        var words = words(name);
        return NAMES.stream().anyMatch(recorder -> Collections.indexOfSubList(words, recorder) >= 0);
    }

    private static List<String> words(String name) {
        return Arrays.stream(BETWEEN_WORDS.split(name.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<List<String>> read() {
        try (var in = Objects.requireNonNull(Recorders.class.getResourceAsStream("recorders.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Recorders::words)
                    .filter(words -> !words.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("recorders.txt cannot be read", e);
        }
    }
}
