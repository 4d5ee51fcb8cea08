package com.vomeet.manager.fleet;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class KeyedQueueTest {
    private final KeyedQueue<String> queue = new KeyedQueue<>(3);
    private final Instant now = new TestClock().instant();

    private Instant in(int seconds) {
        return now.plus(Duration.ofSeconds(seconds));
    }

    @Test
    void aKeyComesWhenItIsDueAndNotBefore() {
        queue.add("a", in(5));
        assertThat(queue.take(in(4))).isEmpty();
        assertThat(queue.take(in(5))).contains("a");
        assertThat(queue.take(in(5))).isEmpty();
    }

    @Test
    void whatIsDueLongestComesFirst() {
        queue.add("late", in(2));
        queue.add("early", in(1));
        assertThat(queue.take(in(3))).contains("early");
        assertThat(queue.take(in(3))).contains("late");
    }

    @Test
    void aKeyAddedTwiceComesOnceAtItsEarliestTime() {
        queue.add("a", in(5));
        queue.add("a", in(1));
        queue.add("a", in(9));
        assertThat(queue.take(in(1))).contains("a");
        queue.done("a");
        assertThat(queue.take(in(99))).isEmpty();
    }

    @Test
    void aKeyThatIsOutIsNotHandedOutAgainUntilItReturns() {
        queue.add("a", now);
        assertThat(queue.take(now)).contains("a");
        queue.add("a", now);
        assertThat(queue.take(now)).isEmpty();
        assertThat(queue.nextDue()).isEmpty();
        queue.done("a");
        assertThat(queue.take(now)).contains("a");
    }

    @Test
    void aFullQueueRefusesNewKeysAndKeepsTheOld() {
        assertThat(queue.add("a", now)).isTrue();
        assertThat(queue.add("b", now)).isTrue();
        assertThat(queue.add("c", now)).isTrue();
        assertThat(queue.add("d", now)).isFalse();
        assertThat(queue.add("a", now)).isTrue();
    }

    @Test
    void whatIsDueAndWaitsIsCounted() {
        queue.add("now", now);
        queue.add("soon", in(2));
        queue.add("later", in(9));
        assertThat(queue.overdue(in(2))).isEqualTo(2);
        queue.take(in(2));
        assertThat(queue.overdue(in(2))).isEqualTo(1);
    }

    @Test
    void whoeverWaitsGetsWhatIsAdded() {
        var taken = CompletableFuture.supplyAsync(() -> await(InstantSource.system()));
        queue.add("a", Instant.now());
        assertThat(taken.orTimeout(20, SECONDS).join()).isEqualTo("a");
    }

    @Test
    void manyWorkersNeverHaveTheSameKeyAtOnce() {
        var all = new KeyedQueue<Integer>(100);
        var busy = ConcurrentHashMap.<Integer>newKeySet();
        var clashes = new AtomicInteger();
        var runs = new AtomicInteger();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int worker = 0; worker < 8; worker++) {
                workers.execute(() -> {
                    while (runs.get() < 5_000) {
                        all.take(now)
                                .ifPresentOrElse(
                                        key -> {
                                            if (!busy.add(key)) {
                                                clashes.incrementAndGet();
                                            }
                                            busy.remove(key);
                                            runs.incrementAndGet();
                                            all.done(key);
                                        },
                                        () -> fill(all));
                    }
                });
            }
        }
        assertThat(clashes).hasValue(0);
    }

    /** Each key is for one of those who wait, in whatever order they came to wait and the keys become due. */
    @Test
    void manyWhoWaitGetAllKeysEachOnce() {
        var keys = 200;
        var all = new KeyedQueue<Integer>(keys);
        var got = new ConcurrentHashMap<Integer, Integer>();
        var left = new CountDownLatch(keys);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int worker = 0; worker < 16; worker++) {
                var _ = workers.submit(() -> {
                    while (true) {
                        var key = all.await(InstantSource.system());
                        got.merge(key, 1, Integer::sum);
                        all.done(key);
                        left.countDown();
                    }
                });
            }
            for (int key = 0; key < keys; key++) {
                all.add(key, Instant.now().plusMillis(key % 7 * 5L));
            }
            assertThat(left.await(20, SECONDS)).isTrue();
            workers.shutdownNow();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(got).hasSize(keys).allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void aKeyThatIsDueSoonerIsNotLeftToTheOneThatWaitsForALaterOne() {
        queue.add("later", Instant.now().plusSeconds(60));
        var taken = CompletableFuture.supplyAsync(() -> await(InstantSource.system()));
        queue.add("now", Instant.now());
        assertThat(taken.orTimeout(20, SECONDS).join()).isEqualTo("now");
    }

    private void fill(KeyedQueue<Integer> all) {
        for (int key : new ArrayList<>(List.of(1, 2, 3))) {
            all.add(key, now);
        }
    }

    private String await(InstantSource clock) {
        try {
            return queue.await(clock);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
