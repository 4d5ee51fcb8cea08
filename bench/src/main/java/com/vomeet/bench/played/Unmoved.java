package com.vomeet.bench.played;

import com.vomeet.bot.control.CommandListener;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Hears what the manager wants of a bot that is played, and does nothing but leave; who plays more says so. */
public abstract class Unmoved implements CommandListener {
    @Override
    public void reconfigure(@Nullable Integer version, @Nullable String language, String task) {
        // it has no engine
    }

    @Override
    public void joinMoved(@Nullable Instant at) {
        // its part says when it joins
    }

    @Override
    public void endMoved(@Nullable Instant at) {
        // its part says when it goes
    }

    @Override
    public void stored(int number) {
        // it has no text
    }

    @Override
    public void noted(String what, String detail) {
        // nobody reads it
    }
}
