package com.vomeet.bot.audio;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class FrameBufferTest {
    private final FrameBuffer buffer = new FrameBuffer(10);

    @Test
    void framesComeOutInTheirOrder() throws InterruptedException {
        add(1_000, 3);
        assertThat(stampAt(0)).isEqualTo(1_000);
        assertThat(stampAt(2)).isEqualTo(1_200);
        assertThat(buffer.next(3, Duration.ZERO)).isNull();
    }

    @Test
    void whoWaitsGetsTheNextFrameAtOnce() throws InterruptedException {
        var waiting = new CompletableFuture<FrameBuffer.Placed>();
        Thread.ofVirtual().start(() -> {
            try {
                waiting.complete(buffer.next(0, Duration.ofSeconds(20)));
            } catch (InterruptedException e) {
                waiting.completeExceptionally(e);
            }
        });
        add(1_000, 1);
        assertThat(waiting.orTimeout(10, TimeUnit.SECONDS).join().place()).isZero();
    }

    @Test
    void aFullBufferGivesUpItsOldestFrameAndTheReaderSeesTheJump() throws InterruptedException {
        add(0, 13);
        var placed = requireNonNull(buffer.next(0, Duration.ZERO));
        assertThat(placed.place()).isEqualTo(3);
        assertThat(placed.frame().atMillis()).isEqualTo(300);
    }

    @Test
    void aMomentHasItsPlace() {
        add(1_000, 5);
        assertThat(buffer.placeOf(0)).isZero();
        assertThat(buffer.placeOf(1_000)).isZero();
        assertThat(buffer.placeOf(1_099)).isZero();
        assertThat(buffer.placeOf(1_100)).isEqualTo(1);
        assertThat(buffer.placeOf(1_450)).isEqualTo(4);
        assertThat(buffer.placeOf(9_000)).isEqualTo(5);
    }

    @Test
    void aMomentThatHasGoneIsTheOldestFrame() {
        add(0, 15);
        assertThat(buffer.placeOf(0)).isEqualTo(5);
    }

    @Test
    void howFarBehindAReaderIs() {
        add(0, 8);
        assertThat(buffer.behindMillis(0)).isEqualTo(800);
        assertThat(buffer.behindMillis(8)).isZero();
        add(800, 8);
        assertThat(buffer.behindMillis(0)).as("no more than there is").isEqualTo(1_000);
    }

    @Test
    void whatSoundsBeginsASecondBeforeItsFirstFrame() {
        var buffer60 = new FrameBuffer(100);
        for (int i = 0; i < 60; i++) {
            buffer60.add(frame(i, i < 5 ? 0.5 : i < 30 ? 0.0005 : i < 40 ? 0.002 : 0));
        }
        assertThat(buffer60.soundFrom(0)).as("it sounds there").isZero();
        assertThat(buffer60.soundFrom(5))
                .as("noise that nobody hears is skipped")
                .isEqualTo(20);
        assertThat(buffer60.soundFrom(25))
                .as("not before where it was asked for")
                .isEqualTo(25);
        assertThat(buffer60.soundFrom(40)).as("nothing sounds any more").isEqualTo(60);
    }

    @Test
    void whatSoundedAndHasGoneIsNotWaitedFor() {
        add(0, 15);
        assertThat(buffer.soundFrom(0)).isEqualTo(15);
    }

    /** @param level of full scale, as loud all the time */
    private static AudioFrame frame(int number, double level) {
        var samples = new short[AudioFrame.SAMPLES];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) ((i % 2 == 0 ? 1 : -1) * level * Short.MAX_VALUE);
        }
        return new AudioFrame(number * 100.0, samples);
    }

    @Test
    void secondsAndGapsAreCounted() {
        add(0, 5);
        add(2_000, 5);
        add(2_520, 1);
        assertThat(buffer.secondsHeard()).isEqualTo(1.1);
        assertThat(buffer.gaps()).as("20 ms are jitter").isEqualTo(1);
    }

    private void add(double from, int count) {
        for (int i = 0; i < count; i++) {
            buffer.add(new AudioFrame(from + i * 100.0, new short[AudioFrame.SAMPLES]));
        }
    }

    private double stampAt(long place) throws InterruptedException {
        return requireNonNull(buffer.next(place, Duration.ZERO)).frame().atMillis();
    }
}
