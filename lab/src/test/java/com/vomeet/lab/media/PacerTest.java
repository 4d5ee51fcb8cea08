package com.vomeet.lab.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class PacerTest {
    @Test
    void ticksComeInOrderUntilItIsClosed() {
        var ticks = new CopyOnWriteArrayList<Long>();
        var pacer = Pacer.start(ticks::add);
        await().until(() -> ticks.size() >= 10);
        pacer.close();
        var atTheEnd = List.copyOf(ticks);
        assertThat(atTheEnd).isSorted().doesNotHaveDuplicates().startsWith(0L);
        assertThat(ticks).as("close has waited for the last tick").isEqualTo(atTheEnd);
    }

    @Test
    void aSlowListenerMissesTicksInsteadOfLaggingBehind() {
        var ticks = new CopyOnWriteArrayList<Long>();
        var start = System.nanoTime();
        try (var pacer = Pacer.start(tick -> {
            ticks.add(tick);
            busyFor(150);
        })) {
            assertThat(pacer).isNotNull();
            await().until(() -> ticks.size() >= 10);
            var now = System.nanoTime();
            var due = start + ticks.getLast() * Schedule.TICK_NANOS;
            assertThat(now - due).as("lag, ns").isLessThan(2_000_000_000L);
        }
        assertThat(ticks.getLast()).isGreaterThan(ticks.size());
    }

    private static void busyFor(int millis) {
        var end = System.nanoTime() + millis * 1_000_000L;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
