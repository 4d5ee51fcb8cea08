package com.vomeet.lab.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TruthLogTest {
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private final TruthLog log = new TruthLog();

    /** Speech from 100 to 900 of 1,000 ms. */
    private static Spoken line(String name) {
        return new Spoken(
                name,
                "x",
                "One two.",
                List.of("one", "two"),
                AT,
                AT.plusMillis(100),
                AT.plusMillis(900),
                AT.plusMillis(1_000),
                false);
    }

    @Test
    void aLineIsCompleteOnlyAtItsEnd() {
        var number = log.begun(line("Ada"));
        assertThat(log.all()).singleElement().extracting(Spoken::complete).isEqualTo(false);
        log.finished(number);
        assertThat(log.all()).singleElement().extracting(Spoken::complete).isEqualTo(true);
    }

    @Test
    void aLineThatIsBrokenOffEndsThere() {
        log.brokenOff(log.begun(line("Ada")), AT.plusMillis(400));
        assertThat(log.all()).singleElement().satisfies(said -> {
            assertThat(said.speechEnd()).isEqualTo(AT.plusMillis(400));
            assertThat(said.endedAt()).isEqualTo(AT.plusMillis(400));
            assertThat(said.complete()).isFalse();
        });
    }

    @Test
    void speechThatWasOverBeforeTheBreakKeepsItsEnd() {
        log.brokenOff(log.begun(line("Ada")), AT.plusMillis(950));
        assertThat(log.all()).singleElement().extracting(Spoken::speechEnd).isEqualTo(AT.plusMillis(900));
    }

    @Test
    void linesThatOverlapEndInTheirOwnPlaces() {
        var ada = log.begun(line("Ada"));
        var ben = log.begun(line("Ben"));
        log.finished(ben);
        log.brokenOff(ada, AT.plusMillis(500));
        assertThat(log.all()).extracting(Spoken::name).containsExactly("Ada", "Ben");
        assertThat(log.all()).extracting(Spoken::complete).containsExactly(false, true);
    }

    @Test
    void onlyWordsSaidToTheEndCount() {
        log.finished(log.begun(line("Ada")));
        log.brokenOff(log.begun(line("Ben")), AT.plusMillis(400));
        assertThat(new Truth("abc-defg-hij", "Talk", List.of("Ada", "Ben"), log.all()).words())
                .isEqualTo(2);
    }
}
