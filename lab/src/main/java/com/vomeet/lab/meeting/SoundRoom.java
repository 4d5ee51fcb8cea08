package com.vomeet.lab.meeting;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

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

    /** Who can be heard now, and how loud (0 to 1). */
    Map<Long, Double> levels();

    @Override
    void close();

    /** @param peer ends this page's sound when closed */
    record Answer(String sdp, AutoCloseable peer) {}

    /** Somebody saying something. */
    interface Speech {
        Instant startedAt();

        /** Completed when the last sound has been sent, or at once when cancelled. */
        CompletableFuture<Instant> ended();

        void cancel();
    }
}
