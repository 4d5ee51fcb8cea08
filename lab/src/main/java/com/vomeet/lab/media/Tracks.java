package com.vomeet.lab.media;

import java.util.OptionalInt;

/** Which person is on which track. Decides only; for one thread. */
sealed interface Tracks permits FixedTracks, SharedTracks {
    static Tracks of(Arrangement arrangement) {
        return switch (arrangement) {
            case TRACK_PER_PERSON -> new FixedTracks(arrangement.tracks());
            case POOL_OF_THREE, ONE_MIX -> new SharedTracks(arrangement.tracks());
        };
    }

    /** False: there is no room for one more. */
    boolean enter(long csrc);

    void leave(long csrc);

    /** The track that somebody who speaks now is sent on; empty when all are taken. */
    OptionalInt speaking(long csrc);

    /** Somebody has fallen silent. */
    void silent(long csrc);

    /** The track somebody is on, speaking or not. */
    OptionalInt of(long csrc);

    /** Whether a track has to be kept alive. */
    boolean used(int track);

    /** Whether packets say whose voice they carry. */
    boolean namesContributors();
}
