package com.vomeet.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.cli.client.TranscriptView.Line;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class BurstsTest {
    private static final Instant AT = Instant.parse("2026-11-27T10:00:00Z");

    private static List<String> outOfOrder(String... texts) {
        return Bursts.outOfOrder(Stream.of(texts)
                .map(text -> new Line(AT, AT.plusSeconds(1), "Ada", text, true, List.of()))
                .toList());
    }

    @Test
    void whatFollowsOneAnotherIsWhole() {
        assertThat(outOfOrder("burst1", "burst2 burst3", "burst4")).isEmpty();
    }

    @Test
    void aSessionThatBeginsAnewCountsFromOne() {
        assertThat(outOfOrder("burst1", "burst2", "burst1", "burst2")).isEmpty();
    }

    @Test
    void aLineThatIsMissingIsFound() {
        assertThat(outOfOrder("burst1", "burst3")).containsExactly("burst3 after 1 at " + AT);
        assertThat(outOfOrder("burst2", "burst3")).containsExactly("burst2 after 0 at " + AT);
    }

    @Test
    void aLineThatIsThereTwiceIsFound() {
        assertThat(outOfOrder("burst1", "burst2", "burst2")).hasSize(1);
    }
}
