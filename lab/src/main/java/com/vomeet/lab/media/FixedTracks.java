package com.vomeet.lab.media;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A track for each person, from coming to leaving. A free track goes to the next who comes. */
final class FixedTracks implements Tracks {
    private final @Nullable Long[] owners;
    private final boolean[] used;

    FixedTracks(int count) {
        owners = new Long[count];
        used = new boolean[count];
    }

    @Override
    public boolean enter(long csrc) {
        var free = find(null);
        free.ifPresent(track -> {
            owners[track] = csrc;
            used[track] = true;
        });
        return free.isPresent();
    }

    @Override
    public void leave(long csrc) {
        find(csrc).ifPresent(track -> owners[track] = null);
    }

    @Override
    public OptionalInt speaking(long csrc) {
        return find(csrc);
    }

    @Override
    public void silent(long csrc) {
        // the track stays theirs
    }

    @Override
    public OptionalInt of(long csrc) {
        return find(csrc);
    }

    /** Once somebody was there it goes on: a stream that stops makes the browser invent sound for a while. */
    @Override
    public boolean used(int track) {
        return used[track];
    }

    @Override
    public boolean namesContributors() {
        return false;
    }

    private OptionalInt find(@Nullable Long owner) {
        return IntStream.range(0, owners.length)
                .filter(track -> owner == null ? owners[track] == null : owner.equals(owners[track]))
                .findFirst();
    }
}
