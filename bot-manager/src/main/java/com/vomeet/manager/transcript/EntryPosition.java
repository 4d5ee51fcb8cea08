package com.vomeet.manager.transcript;

import java.time.Instant;
import java.util.Comparator;

/** An entry's place in the stream: Redis ids are milliseconds and a counter. What was written later wins, whenever it is read. */
record EntryPosition(long millis, long count) implements Comparable<EntryPosition> {
    private static final Comparator<EntryPosition> ORDER =
            Comparator.comparingLong(EntryPosition::millis).thenComparingLong(EntryPosition::count);

    /** When Redis took the entry; a writer cannot set it back, as ids only grow. */
    Instant time() {
        return Instant.ofEpochMilli(millis);
    }

    @Override
    public int compareTo(EntryPosition other) {
        return ORDER.compare(this, other);
    }
}
