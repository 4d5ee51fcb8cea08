package com.vomeet.speech;

import com.vomeet.contract.SettingRow;
import com.vomeet.contract.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@link SpeechConfig}; the one place that knows the variables' names and defaults. */
final class SpeechEnvironment {
    static final int DEFAULT_PORT = 8000;
    private static final int DAY = 86_400;

    private SpeechEnvironment() {}

    /** What is wrong stands in the settings' problems afterwards; its default is in its place. */
    static SpeechConfig read(Settings settings) {
        var usual = SpeechConfig.local();
        return new SpeechConfig(
                settings.of("HOST", "the address at which it listens")
                        .otherwise("`127.0.0.1` (image: all addresses)")
                        .text(usual.host()),
                settings.of("PORT", "where it listens; 0 takes any port that is free")
                        .number(DEFAULT_PORT, 0, 65_535),
                settings.of("SPEECH_SESSIONS_PER_CORE", "sessions that a core can recognise")
                        .decimal(usual.sessionsPerCore(), 0.1, 1_000),
                settings.of("SPEECH_CORES", "cores that it may count on")
                        .otherwise("those of the machine or container")
                        .number(usual.cores(), 1, 1_000),
                Duration.ofSeconds(settings.of(
                                "SPEECH_BACKLOG_SECONDS",
                                "audio of a session that may wait before nothing more is taken")
                        .number((int) usual.backlog().toSeconds(), 1, 3_600)),
                longest(settings),
                usual.room());
    }

    private static @Nullable Duration longest(Settings settings) {
        var seconds = settings.of(
                        "SPEECH_LONGEST_CONNECTION_SECONDS", "after this a client is told to connect again; 0: never")
                .number(0, 0, DAY);
        return seconds == 0 ? null : Duration.ofSeconds(seconds);
    }

    /** Every setting that there is, for the documentation. */
    static List<SettingRow> all() {
        var settings = new Settings(Map.of());
        var _ = read(settings);
        return settings.rows();
    }
}
