package com.vomeet.manager.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.contract.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RedisReaderTest {
    private static Secret managers(Map<String, String> environment) {
        return new RedisReader(new Settings(environment)).managers();
    }

    private static Secret bots(Map<String, String> environment) {
        var reader = new RedisReader(new Settings(environment));
        return reader.bots(reader.managers());
    }

    @Test
    void withoutAUserTheAddressStaysAsItIs() {
        assertThat(managers(Map.of("REDIS_URL", "redis://ann:x@redis:6379/0")))
                .isEqualTo(Secret.of("redis://ann:x@redis:6379/0"));
    }

    @Test
    void userAndPasswordArePutIntoTheAddressEncoded() {
        assertThat(managers(Map.of(
                        "REDIS_URL", "rediss://redis:6379/3", "REDIS_USERNAME", "m@n", "REDIS_PASSWORD", "a b/c:d")))
                .isEqualTo(Secret.of("rediss://m%40n:a%20b%2Fc%3Ad@redis:6379/3"));
        assertThat(managers(Map.of("REDIS_URL", "redis://redis", "REDIS_PASSWORD", "word")))
                .isEqualTo(Secret.of("redis://:word@redis"));
    }

    @Test
    void botsGetTheManagersAddressWhenTheyHaveNone() {
        assertThat(bots(Map.of("REDIS_URL", "redis://redis:6379/0", "REDIS_USERNAME", "m", "REDIS_PASSWORD", "w")))
                .isEqualTo(Secret.of("redis://m:w@redis:6379/0"));
    }

    @Test
    void botsMayHaveAnAddressAndAUserOfTheirOwn() {
        assertThat(bots(Map.of("REDIS_URL", "redis://redis:6379/0", "BOT_REDIS_URL", "redis://other:1/0")))
                .isEqualTo(Secret.of("redis://other:1/0"));
        assertThat(bots(Map.of(
                        "REDIS_URL", "redis://redis:6379/0",
                        "REDIS_USERNAME", "m",
                        "BOT_REDIS_USERNAME", "vomeet-bot",
                        "BOT_REDIS_PASSWORD", "b")))
                .isEqualTo(Secret.of("redis://vomeet-bot:b@redis:6379/0"));
    }
}
