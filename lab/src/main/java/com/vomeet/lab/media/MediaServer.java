package com.vomeet.lab.media;

import com.vomeet.lab.media.dtls.DtlsIdentity;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A WebRTC media server: one UDP socket, one sending thread, any number of rooms. */
public final class MediaServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MediaServer.class);
    private final Datagrams datagrams;
    private final ImpairedWire media;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<MediaRoom> rooms = new CopyOnWriteArrayList<>();
    private final ServerParts parts;
    private final Pacer pacer;

    private MediaServer(MediaConfig config) {
        datagrams = Datagrams.open(new InetSocketAddress(config.address(), config.port()));
        media = new ImpairedWire(datagrams, RandomGenerator.of("L64X128MixRandom"));
        var peers = new PeerTable();
        parts = new ServerParts(
                datagrams.address(),
                DtlsIdentity.generate(config.clock().instant()),
                datagrams,
                media,
                peers,
                config.clock(),
                config.silenceLimit(),
                executor);
        datagrams.read(peers::dispatch);
        pacer = Pacer.start(this::tick);
    }

    /** @throws java.io.UncheckedIOException when the address or port cannot be had */
    public static MediaServer start(MediaConfig config) {
        return new MediaServer(config);
    }

    /** The UDP address that browsers send to. */
    public InetSocketAddress address() {
        return datagrams.address();
    }

    public MediaRoom room(Arrangement arrangement) {
        var room = new MediaRoom(arrangement, parts, rooms::remove);
        rooms.add(room);
        return room;
    }

    /** From now on, for the media of all rooms; connections are set up unhindered. */
    public void impair(Impairment impairment) {
        media.impair(impairment);
    }

    private void tick(long tick) {
        for (var room : rooms) {
            try {
                room.tick(tick);
            } catch (RuntimeException e) {
                // One room's trouble must not silence the others.
                LOG.error("a room could not be served", e);
            }
        }
    }

    @Override
    public void close() {
        rooms.forEach(MediaRoom::close);
        pacer.close();
        endTasks();
        media.close();
        datagrams.close();
    }

    /** Handshakes end at once, for their links are closed; a listener that blocks is interrupted. */
    private void endTasks() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(2, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
