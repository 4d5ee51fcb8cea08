package com.vomeet.lab.media;

import com.vomeet.lab.media.sdp.OfferReader;
import com.vomeet.lab.media.sdp.SdpReading;
import com.vomeet.lab.voice.Voice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A meeting's media: people who speak, and browsers that hear them. Safe for use by many threads; the floor is guarded by this object. */
public final class MediaRoom implements AutoCloseable {
    /** More than any lab meeting has bots; a page that reloads for ever must not fill the machine. */
    private static final int MOST_PEERS = 64;

    private final Arrangement arrangement;
    private final ServerParts parts;
    private final Consumer<MediaRoom> onClosed;
    private final Floor floor;
    private final List<MediaPeer> peers = new ArrayList<>();
    private boolean closed;

    MediaRoom(Arrangement arrangement, ServerParts parts, Consumer<MediaRoom> onClosed) {
        this.arrangement = arrangement;
        this.parts = parts;
        this.onClosed = onClosed;
        this.floor = new Floor(arrangement);
    }

    public Arrangement arrangement() {
        return arrangement;
    }

    /** Answers a browser's offer; the browser then connects by itself. Each offer is a new connection: nothing is negotiated again. */
    public MediaAnswer connect(String offerSdp) {
        return switch (OfferReader.read(offerSdp)) {
            case SdpReading.Bad(var problem, var detail) -> new MediaAnswer.Refused(Refusal.of(problem), detail);
            case SdpReading.Offer offer -> accept(offer);
        };
    }

    private synchronized MediaAnswer accept(SdpReading.Offer offer) {
        if (closed) {
            return new MediaAnswer.Refused(Refusal.ROOM_CLOSED, "the room has been closed");
        }
        if (peers.size() == MOST_PEERS) {
            return new MediaAnswer.Refused(Refusal.ROOM_FULL, MOST_PEERS + " browsers are connected");
        }
        var negotiated = Negotiated.answer(offer, arrangement, parts);
        var peer = new MediaPeer(parts.forPeers(this::forget), negotiated.terms(), negotiated.tracks());
        peers.add(peer);
        parts.peers().add(peer);
        return new MediaAnswer.Accepted(negotiated.sdp(), peer);
    }

    private synchronized void forget(MediaPeer peer) {
        peers.remove(peer);
        parts.peers().remove(peer);
    }

    /** Browsers that have not closed. */
    public synchronized List<MediaPeer> peers() {
        return List.copyOf(peers);
    }

    /**
     * Somebody is there.
     *
     * @param csrc who: any number from 0 to 2^32 - 1
     * @throws IllegalArgumentException when they are there already
     * @throws IllegalStateException when each of the tracks has somebody on it ({@link Arrangement#TRACK_PER_PERSON})
     */
    public synchronized void enter(long csrc) {
        if (csrc < 0 || csrc > 0xffff_ffffL) {
            throw new IllegalArgumentException("a contributing source has 32 bits: " + csrc);
        }
        floor.enter(csrc);
    }

    /** Somebody has gone; what they were saying is cut off. Nothing happens when they were not there. */
    public synchronized void leave(long csrc) {
        floor.leave(csrc, parts.clock().instant());
    }

    /**
     * Somebody says something, from the next tick on; or after what they are saying already, of which at most 64 may wait. See
     * {@link Arrangement} for what happens when several speak at once.
     *
     * @throws IllegalArgumentException when they are not in the room
     * @throws IllegalStateException when too much is waiting
     */
    public synchronized Speech speak(long csrc, Voice voice) {
        var speech = new Speech(csrc, voice, parts.executor());
        floor.speak(speech);
        return speech;
    }

    /** Who is speaking now, with the level of the last 20 ms. */
    public synchronized List<Sounding> active() {
        return floor.sounding();
    }

    /** Which track carries somebody: theirs for good, or while they speak. Tracks are the receiving sections of an offer, from 0. */
    public synchronized OptionalInt trackOf(long csrc) {
        return floor.trackOf(csrc);
    }

    void tick(long tick) {
        var now = parts.clock().instant();
        List<@Nullable TrackFrame> frames;
        List<MediaPeer> listeners;
        synchronized (this) {
            frames = floor.tick(now);
            listeners = List.copyOf(peers);
        }
        listeners.forEach(peer -> listen(peer, tick, now, frames));
    }

    private void listen(MediaPeer peer, long tick, Instant now, List<@Nullable TrackFrame> frames) {
        peer.send(tick, now, frames);
        peer.expire(now, parts.silenceLimit());
    }

    /** Cuts off what is being said and closes all connections. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            floor.leaveAll(parts.clock().instant());
        }
        peers().forEach(MediaPeer::close);
        onClosed.accept(this);
    }
}
