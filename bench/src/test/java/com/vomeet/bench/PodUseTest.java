package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PodUseTest {
    @Test
    void whatItsContainersUseIsAddedUp() {
        assertThat(PodUse.of("""
                {"timestamp": "2026-01-01T10:00:00Z", "window": "15s", "containers": [
                  {"name": "a", "usage": {"cpu": "150123456n", "memory": "327680Ki"}},
                  {"name": "b", "usage": {"cpu": "0", "memory": "1Mi"}}]}
                """)).contains(new PodUse("2026-01-01T10:00:00Z", 0.150123456, 321));
    }

    @Test
    void aPodThatHasNotBeenSeenYetUsesNothingThatIsKnown() {
        assertThat(PodUse.of("")).isEmpty();
        assertThat(PodUse.of("{\"containers\": []}")).isEmpty();
    }
}
