package com.vomeet.manager.orchestrator.docker;

import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.LogConfig.LoggingType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much of a bot's log an engine keeps: so many files of a size, the oldest of which goes for a new one.
 *
 * @param bytes of a file at most
 * @param files none leaves the log to the engine, which has no limit unless somebody has set one there
 */
public record LogLimit(long bytes, int files) {
    public LogLimit {
        if (bytes < 1 || files < 0) {
            throw new IllegalArgumentException("a log of " + files + " files of " + bytes + " bytes");
        }
    }

    /** The one driver that Docker and Podman both know and read again. Podman takes the number of files, and keeps one. */
    @Nullable
    LogConfig ofContainer() {
        return files == 0
                ? null
                : new LogConfig(
                        LoggingType.JSON_FILE,
                        Map.of("max-size", Long.toString(bytes), "max-file", Integer.toString(files)));
    }
}
