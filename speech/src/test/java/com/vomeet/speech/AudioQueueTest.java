package com.vomeet.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class AudioQueueTest {
    private static final Duration NOW = Duration.ZERO;
    private final AudioQueue queue = new AudioQueue(Duration.ofSeconds(1));

    @Test
    void audioComesOutInOrderAndThenTheEnd() throws InterruptedException {
        queue.put(new short[] {1});
        queue.put(new short[] {2});
        queue.end();

        assertThat(first()).isEqualTo(1);
        assertThat(first()).isEqualTo(2);
        assertThat(queue.take(NOW)).isInstanceOf(Heard.Over.class);
        assertThat(queue.take(NOW)).isInstanceOf(Heard.Over.class);
    }

    @Test
    void nothingIsSaidWhenNothingCame() throws InterruptedException {
        assertThat(queue.take(NOW)).isInstanceOf(Heard.Nothing.class);
    }

    @Test
    void audioAfterTheEndIsNotTaken() throws InterruptedException {
        queue.end();
        queue.put(new short[] {1});

        assertThat(queue.take(NOW)).isInstanceOf(Heard.Over.class);
    }

    @Test
    void aFullQueueMakesTheSenderWaitUntilThereIsRoom() throws Exception {
        queue.put(new short[12_000]);
        var second = put(new short[8_000]);
        assertThat(queue.backlog()).isEqualTo(Duration.ofMillis(750));

        queue.take(NOW);
        second.get(20, TimeUnit.SECONDS);

        assertThat(queue.backlog()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aFrameLargerThanTheQueueIsTakenWhenItIsEmpty() throws InterruptedException {
        queue.put(new short[160_000]);

        assertThat(queue.take(NOW)).isInstanceOf(Heard.Audio.class);
    }

    @Test
    void whoWaitsForRoomIsLetGoWhenTheClientLeaves() throws Exception {
        queue.put(new short[16_000]);
        var second = put(new short[16_000]);

        queue.abandon();
        second.get(20, TimeUnit.SECONDS);

        assertThat(queue.take(NOW)).isInstanceOf(Heard.Gone.class);
        assertThat(queue.backlog()).isZero();
    }

    private CompletableFuture<Void> put(short[] audio) {
        return CompletableFuture.runAsync(() -> {
            try {
                queue.put(audio);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private int first() throws InterruptedException {
        return queue.take(NOW) instanceof Heard.Audio(var samples) ? samples[0] : -1;
    }
}
