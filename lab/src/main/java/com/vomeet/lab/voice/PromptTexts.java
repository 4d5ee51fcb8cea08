package com.vomeet.lab.voice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Reads the published texts: a line for each prompt, {@code name: text}; comments begin with a semicolon. */
final class PromptTexts {
    /** Remarks about sounds, such as "[ascending tones]", are not spoken. */
    private static final Pattern REMARK = Pattern.compile("\\[[^\\]]*\\]|<[^>]*>|\\([^)]*\\)");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    static Map<String, String> read(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file);
                var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                var reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            var texts = new HashMap<String, String>();
            reader.lines().forEach(line -> put(texts, line));
            return Map.copyOf(texts);
        }
    }

    private static void put(Map<String, String> texts, String line) {
        var colon = line.indexOf(':');
        if (colon > 0 && !line.startsWith(";")) {
            texts.put(line.substring(0, colon).strip(), spoken(line.substring(colon + 1)));
        }
    }

    private static String spoken(String text) {
        var withoutRemarks = REMARK.matcher(text).replaceAll(" ");
        return SPACES.matcher(withoutRemarks).replaceAll(" ").strip();
    }

    private PromptTexts() {}
}
