package com.vomeet.bot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Where a bot keeps its flight record.
 *
 * @param temporary made by the bot itself, to be removed after a good end
 */
record DataFolder(Path path, boolean temporary) {
    static DataFolder open(@Nullable Path wanted) throws IOException {
        return wanted == null
                ? new DataFolder(Files.createTempDirectory("vomeet-bot-"), true)
                : new DataFolder(Files.createDirectories(wanted), false);
    }

    void removeIfTemporary() throws IOException {
        if (temporary) {
            try (var files = Files.walk(path)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
