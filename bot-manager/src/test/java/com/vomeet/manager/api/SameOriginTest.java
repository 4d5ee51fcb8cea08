package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SameOriginTest {
    @ParameterizedTest
    @CsvSource({
        "same-origin, , localhost:8056, true",
        "same-origin, http://proxy.test, localhost:8056, true",
        "same-site, http://localhost:8056, localhost:8056, false",
        "cross-site, http://localhost:8056, localhost:8056, false",
        "none, , localhost:8056, false",
        ", http://localhost:8056, localhost:8056, true",
        ", HTTP://LOCALHOST:8056, localhost:8056, true",
        ", http://localhost:3000, localhost:8056, false",
        ", http://localhost.evil.test:8056, localhost:8056, false",
        ", null, localhost:8056, false",
        ", ::, localhost:8056, false",
        ", , localhost:8056, false",
        ", http://localhost:8056, , false"
    })
    void onlyOurOwnPagesCount(@Nullable String fetchSite, @Nullable String origin, @Nullable String host, boolean own) {
        assertThat(SameOrigin.holds(fetchSite, origin, host)).isEqualTo(own);
    }
}
