package com.vomeet.bot.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.audio.AudioFrame;
import com.vomeet.contract.whisper.WireSegment;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConnectionTimeTest {
    private final ConnectionTime time = new ConnectionTime();

    @Test
    void zeroIsTheStampOfTheFirstFrame() {
        send(50_000, 20);
        assertThat(place("0.500", "1.250").startMillis()).isEqualTo(50_500);
        assertThat(place("0.500", "1.250").endMillis()).isEqualTo(51_250);
        assertThat(time.sentUpTo()).isEqualTo(52_000);
    }

    @Test
    void whatCameAfterAGapIsPlacedAfterTheGap() {
        send(0, 10);
        send(5_000, 10);
        assertThat(place("0.900", "1.000").endMillis())
                .as("ends before the gap")
                .isEqualTo(1_000);
        assertThat(place("1.000", "1.500").startMillis()).as("begins after it").isEqualTo(5_000);
        assertThat(place("1.000", "1.500").endMillis()).isEqualTo(5_500);
    }

    @Test
    void jitterOfStampsMovesNothing() {
        send(0, 5);
        send(520, 5);
        assertThat(place("0.800", "0.900").startMillis()).isEqualTo(800);
    }

    @Test
    void aClockThatGoesBackIsFollowed() {
        send(10_000, 10);
        send(10_500, 10);
        assertThat(place("1.500", "1.600").startMillis()).isEqualTo(11_000);
    }

    @Test
    void wordsArePlacedLikeSegments() {
        send(1_000, 10);
        var word = time.place(new WireSegment.Word("hi", 0.25, 0.5, 0.5));
        assertThat(word.startMillis()).isEqualTo(1_250);
        assertThat(word.middle()).isEqualTo(1_375);
    }

    @Test
    void beforeAnythingWasSentNothingFails() {
        assertThat(time.sentUpTo()).isZero();
        assertThat(place("0.0", "1.0").endMillis()).isEqualTo(1_000);
    }

    @Test
    void aSegmentNeverEndsBeforeItBegins() {
        send(0, 20);
        var heard = place("1.000", "0.500");
        assertThat(heard.endMillis()).isEqualTo(heard.startMillis());
    }

    private Heard place(String start, String end) {
        return time.place(new WireSegment(start, end, "text", true, null, null, null), List.of());
    }

    private void send(double from, int frames) {
        for (int i = 0; i < frames; i++) {
            time.sent(new AudioFrame(from + i * 100.0, new short[AudioFrame.SAMPLES]));
        }
    }
}
