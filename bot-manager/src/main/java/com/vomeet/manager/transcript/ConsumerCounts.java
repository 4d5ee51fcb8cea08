package com.vomeet.manager.transcript;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a consumer has done since its start.
 *
 * @param segments final segments that were stored
 * @param poison entries that were put aside
 * @param takenOver entries that others had read and not acknowledged
 */
public record ConsumerCounts(long entries, long segments, long poison, long takenOver, Map<DropReason, Long> drops) {
    static final ConsumerCounts NONE = new ConsumerCounts(0, 0, 0, 0, Map.of());

    public ConsumerCounts {
        drops = Map.copyOf(drops);
    }

    public long dropped(DropReason why) {
        return drops.getOrDefault(why, 0L);
    }

    ConsumerCounts plusRead(int read, int taken) {
        return new ConsumerCounts(entries + read, segments, poison, takenOver + taken, drops);
    }

    ConsumerCounts plusPoison() {
        return new ConsumerCounts(entries, segments, poison + 1, takenOver, drops);
    }

    ConsumerCounts plusDrop(DropReason why) {
        return plusStored(0, Map.of(why, 1));
    }

    ConsumerCounts plusStored(int stored, Map<DropReason, Integer> dropped) {
        var all = new EnumMap<DropReason, Long>(DropReason.class);
        all.putAll(drops);
        dropped.forEach((why, times) -> all.merge(why, (long) times, Long::sum));
        return new ConsumerCounts(entries, segments + stored, poison, takenOver, all);
    }
}
