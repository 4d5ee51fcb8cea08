package com.vomeet.manager.config;

import com.vomeet.contract.Settings;
import java.io.Console;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the log looks like and how much is in it. */
public record LogSettings(Format format, Level level) {
    public enum Format {
        /** A JSON object a line. */
        JSON,
        /** For a person at a terminal. */
        TEXT
    }

    public enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR
    }

    /** Before anything else is read, since reading may log. What is wrong with it is named with all the rest. */
    public static LogSettings of(Map<String, String> environment) {
        return read(new Settings(environment));
    }

    static LogSettings read(Settings settings) {
        settings.group("Log");
        var levels = new LinkedHashMap<String, Level>();
        levels.put("debug", Level.DEBUG);
        levels.put("info", Level.INFO);
        levels.put("warning", Level.WARN);
        levels.put("warn", Level.WARN);
        levels.put("error", Level.ERROR);
        return new LogSettings(
                settings.of("LOG_FORMAT", "how lines on standard output look")
                        .otherwise("`text` at a terminal, else `json`")
                        .oneOf(Map.of("json", Format.JSON, "text", Format.TEXT), usualFormat()),
                settings.of(
                                "LOG_LEVEL",
                                "from which weight on lines are written; `debug` is of the product's own code only")
                        .oneOf(levels, Level.INFO));
    }

    private static Format usualFormat() {
        var terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        return terminal.isPresent() ? Format.TEXT : Format.JSON;
    }
}
