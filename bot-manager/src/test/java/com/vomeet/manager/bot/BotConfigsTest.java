package com.vomeet.manager.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.BotConfigReader;
import com.vomeet.manager.Samples;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class BotConfigsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Secret SIGNING = Secret.of("0123456789abcdef0123456789abcdef");
    private static final Secret REDIS = Secret.of("redis://bot:word@127.0.0.1:6379/0");
    private static final URI CALLBACK = URI.create("http://127.0.0.1:8056/bots/internal/callback/exited");

    private final MeetingTokens tokens = new MeetingTokens(SIGNING);
    private final CallbackSecrets secrets = new CallbackSecrets(SIGNING, InstantSource.fixed(NOW));
    private final BotConfigs configs = new BotConfigs(tokens, secrets, REDIS, CALLBACK);

    @Test
    void aBotIsToldItsMeetingAndWhereItReports() {
        var meeting = Samples.meeting(NOW);
        var config = configs.of(meeting);
        assertThat(config.meetingId()).isEqualTo(5);
        assertThat(config.nativeMeetingId()).isEqualTo("abc-defg-hij");
        assertThat(config.connectionId()).isEqualTo("connection-5");
        assertThat(config.redisUrl()).isEqualTo(REDIS);
        assertThat(config.callbackUrl()).isEqualTo(CALLBACK);
        assertThat(config.task()).isEqualTo("transcribe");
        assertThat(tokens.opened(config.token(), NOW)).isPresent();
        assertThat(config.callbackSecret()).isEqualTo(secrets.of("connection-5"));
    }

    @Test
    void whatItIsToldIsAConfigurationThatTheBotTakes() {
        var text = Json.write(configs.of(Samples.meeting(NOW)));
        assertThat(BotConfigReader.read(text)).isInstanceOf(BotConfigReader.Result.Valid.class);
    }

    @Test
    void theSameRowGivesTheSameConfiguration() {
        assertThat(configs.of(Samples.meeting(NOW))).isEqualTo(configs.of(Samples.meeting(NOW)));
    }

    @Test
    void whoPrintsItSeesNoSecret() {
        var config = configs.of(Samples.meeting(NOW));
        assertThat(config.toString())
                .doesNotContain(
                        "bot:word",
                        config.token().reveal(),
                        secrets.of("connection-5").reveal());
    }
}
