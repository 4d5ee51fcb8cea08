package com.vomeet.lab.meeting;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The sound of one meeting. People are known by their contributing source. */
public interface SoundRoom extends AutoCloseable {
    /** How many tracks a page should be ready to receive. */
    int tracks();

    /**
     * Takes a page's offer.
     *
     * @throws IllegalArgumentException when the offer cannot be answered
     */
    Answer connect(String offer);

    void enter(long source);

    /** Ends what this person is saying, too. */
    void leave(long source);

    Speech speak(long source, Take take);

    /** Who is speaking now, with the level in -dBov: 0 the loudest, 127 silence. */
    Map<Long, Integer> levels();

    @Override
    void close();

    record Answer(String sdp, Peer peer) {}

    /** One page's sound. */
    interface Peer extends AutoCloseable {
        /** Told true when sound flows, false when it has ended for good; never on a thread that may not wait. */
        void onChange(Consumer<Boolean> listener);

        @Override
        void close();
    }

    /** Somebody saying something. Both futures are completed on threads that may wait. */
    interface Speech {
        /** When the first sound is sent; cancelled when it never is. */
        CompletableFuture<Instant> started();

        /** Completed in any case, after {@link #started}. */
        CompletableFuture<End> ended();

        void cancel();
    }

    /** @param whole nothing was cut off */
    record End(Instant at, boolean whole) {}
}
