package com.vomeet.bot.call;

import com.vomeet.contract.control.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way back into a call that the page has lost.
 *
 * @param at when the newest one began; null: none yet
 * @param running not in the call again yet
 * @param join the press of the join button on the way
 * @param why what led to each, the newest last
 */
record Return(@Nullable Instant at, boolean running, Load load, Try join, List<Evidence> why) {
    static final Return NONE = new Return(null, false, Load.NONE, Try.NOT_YET, List.of());

    private static final int TOLD = 8;

    Return {
        why = List.copyOf(why);
    }

    /** A call that is lost again so soon is not to be had. */
    boolean mayBegin(Instant now, Duration apart) {
        return !running && (at == null || !now.isBefore(at.plus(apart)));
    }

    Return begun(Instant now, Load next, String because) {
        var all = Stream.concat(why.stream(), Stream.of(new Evidence("bot.returned", because)))
                .toList();
        return new Return(now, true, next, Try.NOT_YET, all.subList(Math.max(0, all.size() - TOLD), all.size()));
    }

    Return with(Load value) {
        return new Return(at, running, value, join, why);
    }

    Return withJoin(Try value) {
        return new Return(at, running, load, value, why);
    }

    Return over() {
        return running ? new Return(at, false, Load.NONE, Try.NOT_YET, why) : this;
    }

    List<Evidence> with(List<Evidence> seen) {
        var all = new ArrayList<>(seen);
        all.addAll(why);
        return all;
    }
}
