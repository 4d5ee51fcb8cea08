package com.vomeet.lab.media;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A few tracks for whoever speaks. Somebody who speaks again gets the track they had, if it was not needed; else the one that was idle for longest. */
final class SharedTracks implements Tracks {
    private static final class Slot {
        private final int track;
        private long lastOwner = -1;
        private boolean taken;

        private Slot(int track) {
            this.track = track;
        }
    }

    /** The longest idle first. */
    private final List<Slot> slots = new ArrayList<>();

    SharedTracks(int count) {
        for (var track = 0; track < count; track++) {
            slots.add(new Slot(track));
        }
    }

    @Override
    public boolean enter(long csrc) {
        return true;
    }

    @Override
    public void leave(long csrc) {
        silent(csrc);
    }

    @Override
    public OptionalInt speaking(long csrc) {
        var slot = slots.stream()
                .filter(candidate -> candidate.lastOwner == csrc)
                .findFirst()
                .or(() -> slots.stream().filter(candidate -> !candidate.taken).findFirst());
        slot.ifPresent(found -> {
            found.lastOwner = csrc;
            found.taken = true;
        });
        return slot.map(found -> OptionalInt.of(found.track)).orElse(OptionalInt.empty());
    }

    @Override
    public void silent(long csrc) {
        slots.stream()
                .filter(slot -> slot.taken && slot.lastOwner == csrc)
                .findFirst()
                .ifPresent(slot -> {
                    slot.taken = false;
                    slots.remove(slot);
                    slots.add(slot);
                });
    }

    @Override
    public OptionalInt of(long csrc) {
        return slots.stream()
                .filter(slot -> slot.taken && slot.lastOwner == csrc)
                .mapToInt(slot -> slot.track)
                .findFirst();
    }

    @Override
    public boolean used(int track) {
        return true;
    }

    @Override
    public boolean namesContributors() {
        return true;
    }
}
