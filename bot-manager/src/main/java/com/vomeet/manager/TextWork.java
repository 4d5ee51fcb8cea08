package com.vomeet.manager;

import com.vomeet.manager.bot.MeetingTokens;
import com.vomeet.manager.config.Role;
import com.vomeet.manager.transcript.ConsumerSettings;
import com.vomeet.manager.transcript.TokenCheck;
import com.vomeet.manager.transcript.Transcripts;
import java.time.Duration;
import java.util.Optional;

/** The wiring of text: what is stored and live everywhere, the consumer of the stream where the role is. */
final class TextWork {
    /** The consumer goes round each second, unless the database or Redis is away. */
    private static final Duration STUCK = Duration.ofSeconds(30);

    private TextWork() {}

    static Transcripts start(Ground ground, Parts parts) {
        var jdbi = ground.database().jdbi();
        var keys = ground.config().keys();
        var tokens = check(new MeetingTokens(keys.signing(), keys.signingBefore()));
        var settings = ConsumerSettings.standard();
        if (!ground.config().has(Role.TRANSCRIPTS)) {
            return parts.add(Transcripts.open(jdbi, ground.redis(), tokens, settings, ground.clock()));
        }
        var transcripts =
                parts.add(Transcripts.start(jdbi, ground.redis(), tokens, settings, ground.clock(), ground.tracing()));
        ground.readiness().add("transcripts", () -> trouble(transcripts.silence()));
        if (ground.config().http().legacyCallbacks()) {
            transcripts.hearOldBots(jdbi, ground.redis(), settings);
        }
        return transcripts;
    }

    private static TokenCheck check(MeetingTokens tokens) {
        return (token, at) -> tokens.opened(token, at)
                .map(claims ->
                        new TokenCheck.Opened(claims.meeting().value(), claims.connectionId(), claims.expiresAt()));
    }

    private static Optional<String> trouble(Duration silence) {
        return silence.compareTo(STUCK) > 0
                ? Optional.of("no text has been stored for " + silence.toSeconds() + " s")
                : Optional.empty();
    }
}
