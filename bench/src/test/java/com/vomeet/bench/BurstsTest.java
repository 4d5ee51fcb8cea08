package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.Bursts.Burst;
import com.vomeet.cli.client.TranscriptView.Line;
import com.vomeet.lab.meeting.Spoken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BurstsTest {
    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

    @Test
    void theSameMeetingLosesNothing() {
        var bursts = new Bursts(List.of(burst(0, 0, 500), burst(0, 900, 300), burst(1, 0, 400)));
        var cost = bursts.compare(bursts);
        assertThat(cost.lostSeconds()).isZero();
        assertThat(cost.shiftSeconds()).containsExactly(0.0, 0.0, 0.0);
    }

    @Test
    void aMissingBurstCostsItsLength() {
        var without = new Bursts(List.of(burst(0, 0, 500), burst(0, 900, 300), burst(1, 0, 400)));
        var with = new Bursts(List.of(burst(0, 0, 500)));
        var cost = without.compare(with);
        assertThat(cost.lostSeconds()).isEqualTo(0.7);
        assertThat(cost.shiftSeconds()).hasSize(1);
    }

    @Test
    void aBurstIsNotLostHoweverFarItMovedAndItsShiftIsTold() {
        var one = new Bursts(List.of(burst(0, 5_000, 500)));
        for (var at : List.of(2_500, 7_500)) {
            var cost = one.compare(new Bursts(List.of(burst(0, at, 500))));
            assertThat(cost.shiftSeconds()).containsExactly(2.5);
            assertThat(cost.lostSeconds()).isZero();
        }
    }

    @Test
    void aLineThatMovedIsPairedInItsOrder() {
        var without = new Bursts(List.of(burst(0, 0, 500), burst(0, 900, 300), burst(0, 1_800, 300)));
        var with = new Bursts(List.of(burst(0, 2_700, 300), burst(0, 900, 500), burst(0, 1_800, 300)));
        assertThat(without.compare(with).shiftSeconds()).containsExactly(0.9, 0.9, 0.9);
    }

    @Test
    void whatIsMissingWithinABurstIsLost() {
        var without = new Bursts(List.of(burst(0, 0, 2_000), burst(0, 3_000, 1_000)));
        var with = new Bursts(List.of(burst(0, 0, 1_000), burst(0, 3_000, 900)));
        var cost = without.compare(with);
        assertThat(cost.lostSeconds()).isEqualTo(0.8);
        assertThat(cost.shiftSeconds()).containsExactly(0.0, 0.0);
    }

    @Test
    void whatAReceiverSqueezesIsNotLost() {
        var without = new Bursts(List.of(burst(0, 0, 2_000)));
        assertThat(without.compare(new Bursts(List.of(burst(0, 0, 1_800)))).lostSeconds())
                .isZero();
        assertThat(without.compare(new Bursts(List.of(burst(0, 0, 1_799)))).lostSeconds())
                .isEqualTo(0.001);
        assertThat(without.compare(new Bursts(List.of(burst(0, 0, 2_500)))).lostSeconds())
                .isZero();
    }

    @Test
    void aBurstOfAnotherLineIsNoPartner() {
        var cost = new Bursts(List.of(burst(0, 0, 500))).compare(new Bursts(List.of(burst(1, 0, 500))));
        assertThat(cost.lostSeconds()).isEqualTo(0.5);
        assertThat(cost.shiftSeconds()).isEmpty();
    }

    @Test
    void theNearestIsThePartner() {
        var with = new Bursts(List.of(burst(0, 250, 100), burst(0, 10, 100), burst(0, -200, 100)));
        assertThat(new Bursts(List.of(burst(0, 0, 100))).compare(with).shiftSeconds())
                .containsExactly(0.01);
    }

    @Test
    void oneBurstDoesNotStandForTwo() {
        var without = new Bursts(List.of(burst(0, 0, 200), burst(0, 400, 300)));
        var cost = without.compare(new Bursts(List.of(burst(0, 200, 300))));
        assertThat(cost.lostSeconds()).isEqualTo(0.3);
        assertThat(cost.shiftSeconds()).containsExactly(0.2);
    }

    @Test
    void whatTheOtherMeetingHasMoreCostsNothing() {
        var with = new Bursts(List.of(burst(0, 0, 200), burst(0, 100, 200), burst(5, 0, 200)));
        var cost = new Bursts(List.of(burst(0, 0, 200))).compare(with);
        assertThat(cost.lostSeconds()).isZero();
        assertThat(cost.shiftSeconds()).containsExactly(0.0);
    }

    @Test
    void aBurstIsPlacedByTheSpeechOfItsLine() {
        var bursts = Bursts.of(
                List.of(spoken(1_000, 3_000), spoken(5_000, 6_000)), List.of(line(1_050, 1_550), line(5_200, 5_900)));
        assertThat(bursts.all()).containsExactly(burst(0, 50, 500), burst(1, 200, 700));
    }

    @Test
    void aTextBesideEverySpeechIsLeftOut() {
        var spoken = List.of(spoken(1_000, 3_000));
        assertThat(Bursts.of(spoken, List.of(line(600, 900), line(3_400, 3_900)))
                        .all())
                .isEmpty();
        assertThat(Bursts.of(spoken, List.of(line(601, 900), line(3_399, 3_900)))
                        .size())
                .isEqualTo(2);
    }

    @Test
    void aTextInTwoSpeechesAtOnceBelongsToBoth() {
        assertThat(Bursts.of(List.of(spoken(0, 2_000), spoken(1_000, 3_000)), List.of(line(1_500, 1_900)))
                        .all())
                .containsExactly(burst(0, 1_500, 400), burst(1, 500, 400));
    }

    private static Burst burst(int line, long offsetMillis, long lengthMillis) {
        return new Burst(line, Duration.ofMillis(offsetMillis), Duration.ofMillis(lengthMillis));
    }

    private static Spoken spoken(long fromMillis, long toMillis) {
        var from = START.plusMillis(fromMillis);
        var to = START.plusMillis(toMillis);
        return new Spoken("Ada", "p", "text", List.of("text"), from, from, to, to, true);
    }

    private static Line line(long fromMillis, long toMillis) {
        return new Line(START.plusMillis(fromMillis), START.plusMillis(toMillis), null, "x", true, List.of());
    }
}
