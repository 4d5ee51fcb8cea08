package com.vomeet.bot.call;

import java.util.List;

/** What {@link Call} decided. */
public record Step(State state, List<Action> actions) {
    public Step {
        actions = List.copyOf(actions);
    }

    static Step to(State state, Action... actions) {
        return new Step(state, List.of(actions));
    }
}
