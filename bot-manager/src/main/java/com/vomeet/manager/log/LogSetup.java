package com.vomeet.manager.log;

import com.vomeet.manager.config.LogSettings;

/** Makes the settings of the log known to the logging library, which reads them with the first logger. */
public final class LogSetup {
    private static final String FILE = "logback.configurationFile";

    private LogSetup() {}

    /** Must come before the first logger; a file that somebody chose for this process stands. */
    public static void prepare(LogSettings settings) {
        if (System.getProperty(FILE) == null) {
            System.setProperty(
                    FILE,
                    switch (settings.format()) {
                        case JSON -> "manager-logback.xml";
                        case TEXT -> "manager-logback-text.xml";
                    });
        }
        System.setProperty("vomeet.log.level", settings.level().name());
        // What libraries say in detail may hold headers, and so secrets.
        System.setProperty("vomeet.log.others", others(settings.level()).name());
    }

    private static LogSettings.Level others(LogSettings.Level own) {
        return own == LogSettings.Level.DEBUG ? LogSettings.Level.INFO : own;
    }
}
