package com.vomeet.lab.voice;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A recorded prompt.
 *
 * @param name as the catalogue has it, such as {@code vm-nobox} or {@code followme/sorry}
 * @param sound a G.722 file
 * @param text what is said in it; empty for tones and silence
 */
public record Prompt(String name, Path sound, String text) {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}']+");

    /** The words of the text in lower case, without punctuation. */
    public List<String> words() {
        return Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT), -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
