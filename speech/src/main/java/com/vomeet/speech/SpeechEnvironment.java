package com.vomeet.speech;

import com.vomeet.contract.Settings;
import java.time.Duration;

/** Reads {@link SpeechConfig}; the one place that knows the variables' names and defaults. */
final class SpeechEnvironment {
    static final int DEFAULT_PORT = 8000;
    private static final int DAY = 86_400;

    private SpeechEnvironment() {}

    /** What is wrong stands in the settings' problems afterwards; its default is in its place. */
    static SpeechConfig read(Settings settings) {
        var usual = SpeechConfig.local();
        var longest = settings.number("SPEECH_LONGEST_CONNECTION_SECONDS", 0, 0, DAY);
        return new SpeechConfig(
                settings.text("HOST").orElse(usual.host()),
                settings.number("PORT", DEFAULT_PORT, 0, 65_535),
                settings.decimal("SPEECH_SESSIONS_PER_CORE", usual.sessionsPerCore(), 0.1, 1_000),
                settings.number("SPEECH_CORES", usual.cores(), 1, 1_000),
                Duration.ofSeconds(settings.number(
                        "SPEECH_BACKLOG_SECONDS", (int) usual.backlog().toSeconds(), 1, 3_600)),
                longest == 0 ? null : Duration.ofSeconds(longest));
    }
}
