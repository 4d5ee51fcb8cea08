package com.vomeet.lab.media;

import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** A wire that loses and delays. At most 8,192 packets are on their way; what comes on top is lost. One thread sends; all may impair. */
final class ImpairedWire implements Wire, AutoCloseable {
    private static final int MOST_UNDERWAY = 8192;
    private final Wire wire;
    private final RandomGenerator random;
    private final AtomicInteger underway = new AtomicInteger();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("media-delay").factory());
    private volatile Impairment impairment = Impairment.NONE;

    /** @param random asked by the sending thread only */
    ImpairedWire(Wire wire, RandomGenerator random) {
        this.wire = wire;
        this.random = random;
    }

    void impair(Impairment next) {
        impairment = next;
    }

    @Override
    public void send(byte[] packet, InetSocketAddress to) {
        var now = impairment;
        if (now.lossPercent() > 0 && random.nextDouble(100) < now.lossPercent()) {
            return;
        }
        var delay = now.delayMillis() + (now.jitterMillis() > 0 ? random.nextInt(now.jitterMillis() + 1) : 0);
        if (delay == 0) {
            wire.send(packet, to);
        } else if (underway.incrementAndGet() <= MOST_UNDERWAY) {
            var _ = later.schedule(() -> arrive(packet, to), delay, TimeUnit.MILLISECONDS);
        } else {
            underway.decrementAndGet();
        }
    }

    private void arrive(byte[] packet, InetSocketAddress to) {
        underway.decrementAndGet();
        wire.send(packet, to);
    }

    @Override
    public void close() {
        later.shutdownNow();
    }
}
