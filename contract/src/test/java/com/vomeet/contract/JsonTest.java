package com.vomeet.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

final class JsonTest {
    record Sample(int twoWords, @Nullable String absent, Instant at) {}

    @Test
    void namesAreSnakeCaseNullsAreAbsentAndTimesAreText() {
        assertThat(Json.write(new Sample(1, null, Instant.EPOCH)))
                .isEqualTo("{\"two_words\":1,\"at\":\"1970-01-01T00:00:00Z\"}");
    }

    @Test
    void whatIsNotKnownIsIgnored() {
        assertThat(Json.read("{\"two_words\":2,\"new\":true}", Sample.class).twoWords())
                .isEqualTo(2);
    }

    @Test
    void whatIsNotJsonIsRefused() {
        assertThatThrownBy(() -> Json.read("{", Sample.class)).isInstanceOf(JacksonException.class);
    }
}
