package com.vomeet.bot.recorder;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;

/** The words of {@code LOG_LEVEL}. */
public enum LogLevel {
    DEBUG,
    INFO,
    WARNING,
    ERROR;

    public static Optional<LogLevel> find(String word) {
        // The manager hands its own on, and may know it by the shorter word.
        var level = word.equalsIgnoreCase("warn") ? "warning" : word.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(l -> l.wire().equals(level)).findFirst();
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    Level level() {
        return switch (this) {
            case DEBUG -> Level.FINE;
            case INFO -> Level.INFO;
            case WARNING -> Level.WARNING;
            case ERROR -> Level.SEVERE;
        };
    }

    static LogLevel of(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return ERROR;
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return WARNING;
        }
        return level.intValue() >= Level.INFO.intValue() ? INFO : DEBUG;
    }
}
