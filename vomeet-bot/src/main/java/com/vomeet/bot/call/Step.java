package com.vomeet.bot.call;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What {@link Call} decided. */
public record Step(State state, List<Action> actions) {
    public Step {
        actions = List.copyOf(actions);
    }

    static Step to(State state, Action... actions) {
        return new Step(state, List.of(actions));
    }

    /** What follows at the same moment, unless the call has begun to end. */
    Step then(Function<State.Live, Step> next) {
        if (!(state instanceof State.Live live)) {
            return this;
        }
        var following = next.apply(live);
        var all = new ArrayList<>(actions);
        all.addAll(following.actions());
        return new Step(following.state(), all);
    }
}
