package com.vomeet.speech;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may be recognised at once; shared by all connections, guarded by itself. */
final class Seats {
    /** One session's place (told from others by its queue), from the moment it is accepted until its engine session is closed. */
    record Seat(String uid, Instant since, AudioQueue queue) {}

    private final InstantSource clock;
    private final int limit;
    private final @Nullable Duration longest;
    private final List<Seat> taken = new ArrayList<>();

    Seats(InstantSource clock, int limit, @Nullable Duration longest) {
        this.clock = clock;
        this.limit = limit;
        this.longest = longest;
    }

    /** A client that comes again has lost its connection before, whose end may never be seen here: its seat counts no more. */
    synchronized Optional<Seat> take(String uid, AudioQueue queue) {
        var others = taken.stream()
                .map(Seat::uid)
                .filter(other -> !other.equals(uid))
                .distinct()
                .count();
        if (others >= limit) {
            return Optional.empty();
        }
        taken.stream()
                .filter(seat -> seat.uid().equals(uid))
                .forEach(seat -> seat.queue().abandon());
        var seat = new Seat(uid, clock.instant(), queue);
        taken.add(seat);
        return Optional.of(seat);
    }

    synchronized void leave(Seat seat) {
        taken.remove(seat);
        notifyAll();
    }

    /** Waits until all have left, but no longer than that. */
    synchronized void awaitEmpty(Duration patience) throws InterruptedException {
        var until = System.nanoTime() + patience.toNanos();
        for (var left = patience.toMillis();
                !taken.isEmpty() && left > 0;
                left = (until - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    /** In minutes until a seat must become free; 1 where no connection has a limit: nobody knows. */
    synchronized double waitingMinutes() {
        if (longest == null) {
            return 1;
        }
        var now = clock.instant();
        var oldest =
                taken.stream().map(Seat::since).min(Comparator.naturalOrder()).orElse(now);
        return Math.max(0, Duration.between(now, oldest.plus(longest)).toMillis() / 60_000.0);
    }

    boolean isOver(Seat seat) {
        return longest != null && !clock.instant().isBefore(seat.since().plus(longest));
    }

    int limit() {
        return limit;
    }

    synchronized List<Seat> taken() {
        return List.copyOf(taken);
    }
}
