package com.vomeet.manager.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConsumerCountsTest {
    @Test
    void everythingAddsUp() {
        var counts = ConsumerCounts.NONE
                .plusRead(5, 2)
                .plusPoison()
                .plusDrop(DropReason.INVALID_TOKEN)
                .plusStored(3, Map.of(DropReason.DUPLICATE, 4, DropReason.INVALID_TOKEN, 1));
        assertThat(counts)
                .isEqualTo(
                        new ConsumerCounts(5, 3, 1, 2, Map.of(DropReason.INVALID_TOKEN, 2L, DropReason.DUPLICATE, 4L)));
        assertThat(counts.dropped(DropReason.STALE_TAIL)).isZero();
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        var usual = ConsumerSettings.standard();
        var negative = Duration.ofMillis(-1);
        assertThatThrownBy(() -> settings(0, usual.gather(), usual.block()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings(1, negative, usual.block())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings(1, usual.gather(), negative)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ConsumerSettings settings(int batch, Duration gather, Duration block) {
        return new ConsumerSettings("s", "g", "c", batch, gather, block, Duration.ZERO, 1, Duration.ZERO);
    }

    @Test
    void laterEntriesComeAfterEarlierOnes() {
        assertThat(new EntryPosition(1, 9)).isLessThan(new EntryPosition(2, 0));
        assertThat(new EntryPosition(2, 0)).isLessThan(new EntryPosition(2, 1));
        assertThat(new EntryPosition(2, 1)).isEqualByComparingTo(new EntryPosition(2, 1));
    }

    @Test
    void timesAreSpelledAsClientsParseThem() {
        assertThat(Times.utc(Instant.parse("2026-01-01T10:00:00Z"))).isEqualTo("2026-01-01T10:00:00Z");
        assertThat(Times.utc(Instant.parse("2026-01-01T10:00:02.5Z"))).isEqualTo("2026-01-01T10:00:02.500000Z");
        assertThat(Times.naive(Instant.parse("2026-11-23T10:44:34.864239999Z")))
                .isEqualTo("2026-11-23T10:44:34.864239");
        assertThat(Times.naive(Instant.parse("2026-11-23T10:44:34.000000999Z"))).isEqualTo("2026-11-23T10:44:34");
    }
}
