package com.vomeet.contract.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Golden;
import com.vomeet.contract.Json;
import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class BotConfigTest {
    private static final BotConfig FULL = new BotConfig(
            123,
            Platform.GOOGLE_MEET,
            URI.create("https://meet.google.com/abc-defg-hij"),
            "Vomeet Bot",
            Secret.of("JWT_TOKEN"),
            "abc-defg-hij",
            "6d4e7f2a-0000-4000-8000-000000000001",
            "en",
            "transcribe",
            Secret.of("redis://redis:6379/0"),
            "vomeet-bot-123-abc12345",
            new AutomaticLeave(900_000, 300_000, 120_000, 600_000L),
            URI.create("http://bot-manager:8080/bots/internal/callback/exited"),
            Instant.parse("2026-01-01T10:00:00Z"),
            Instant.parse("2026-01-01T11:00:00Z"),
            Secret.of("CALLBACK_SECRET"),
            Instant.parse("2026-01-01T12:00:00Z"),
            Instant.parse("2026-01-01T10:00:00Z"),
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            URI.create("http://collector:4318"),
            URI.create("ws://whisperlive:8000/ws"));

    @Test
    void itIsWrittenWithTheNamesOfTheSetupGuide() {
        assertThat(Json.MAPPER.readTree(Json.write(FULL)))
                .isEqualTo(Json.MAPPER.readTree(Golden.text("bot-config.json")));
    }

    @Test
    void whatIsWrittenIsReadBack() {
        assertThat(BotConfigReader.read(Json.write(FULL))).isEqualTo(new BotConfigReader.Result.Valid(FULL));
    }

    @Test
    void noTextOfItShowsASecret() {
        assertThat(FULL.toString()).doesNotContain("JWT_TOKEN", "CALLBACK_SECRET", "redis://");
    }

    @Test
    void timeoutsAreDurations() {
        var leave = FULL.automaticLeave();
        assertThat(leave.waitingRoom()).isEqualTo(Duration.ofMinutes(15));
        assertThat(leave.noOneJoined()).isEqualTo(Duration.ofMinutes(5));
        assertThat(leave.everyoneLeft()).isEqualTo(Duration.ofMinutes(2));
        assertThat(leave.idleAfterScheduledEnd()).isEqualTo(Duration.ofMinutes(10));
        assertThat(new AutomaticLeave(0, 0, 0, null).idleAfterScheduledEnd()).isEqualTo(Duration.ofMinutes(15));
    }
}
