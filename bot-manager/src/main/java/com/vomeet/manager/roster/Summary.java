package com.vomeet.manager.roster;

import com.vomeet.contract.MeetingStatus;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The whole at a glance.
 *
 * @param live bots that are out, for each status that a bot can have then
 * @param scheduled meetings whose time has not come
 * @param use of those that are out
 * @param endings of the last 24 hours, the most frequent first
 */
public record Summary(Map<MeetingStatus, Integer> live, int scheduled, Use use, List<Ending> endings) {
    public Summary {
        live = Collections.unmodifiableMap(new EnumMap<>(live));
        endings = List.copyOf(endings);
    }

    static Summary of(List<LiveBot> bots, int scheduled, List<Ending> endings) {
        var live = new EnumMap<MeetingStatus, Integer>(MeetingStatus.class);
        for (var status : MeetingStatus.values()) {
            if (!status.isTerminal()) {
                live.put(status, 0);
            }
        }
        bots.forEach(bot -> live.computeIfPresent(bot.status(), (_, count) -> count + 1));
        var use = bots.stream()
                .filter(bot -> !bot.status().isTerminal())
                .map(LiveBot::use)
                .filter(Objects::nonNull)
                .reduce(Use.NONE, Use::plus);
        return new Summary(live, scheduled, use, endings);
    }

    /** How many are out. */
    public int bots() {
        return live.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many have ended. */
    public int ended() {
        return endings.stream().mapToInt(Ending::bots).sum();
    }

    /** What those that have ended have cost together. */
    public Cost endedCost() {
        return endings.stream().map(Ending::cost).reduce(Cost.NONE, Cost::plus);
    }
}
