package com.vomeet.manager.limit;

import com.vomeet.manager.account.KeyId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Shared state: how many connections each key has open at this replica. Keys that have none are not kept. */
public final class OpenConnections {
    private final int most;
    private final Map<KeyId, Integer> open = new ConcurrentHashMap<>();

    /** @param most of one key at once; 0: any number */
    public OpenConnections(int most) {
        this.most = most == 0 ? Integer.MAX_VALUE : most;
    }

    /** One connection of a key's, until it is closed. */
    public final class Place implements AutoCloseable {
        private final KeyId key;
        private final AtomicBoolean given = new AtomicBoolean();

        private Place(KeyId key) {
            this.key = key;
        }

        @Override
        public void close() {
            if (given.compareAndSet(false, true)) {
                open.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    /** Empty when the key has as many as it may have. */
    public Optional<Place> take(KeyId key) {
        var taken = new AtomicBoolean();
        open.compute(key, (_, count) -> {
            var now = count == null ? 0 : count;
            taken.set(now < most);
            return now < most ? Integer.valueOf(now + 1) : count;
        });
        return taken.get() ? Optional.of(new Place(key)) : Optional.empty();
    }

    int of(KeyId key) {
        return open.getOrDefault(key, 0);
    }
}
