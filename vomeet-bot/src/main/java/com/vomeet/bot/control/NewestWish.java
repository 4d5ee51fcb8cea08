package com.vomeet.bot.control;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lets a change of language and task through only if it is newer than the last. Shared by the threads of heartbeats and Redis commands: one
 * way may be slower than the other, and what was overtaken would hold for ever, since the bot knows its version already.
 */
public final class NewestWish implements CommandListener {
    private final CommandListener listener;

    @GuardedBy("this")
    private int applied;

    public NewestWish(CommandListener listener) {
        this.listener = listener;
    }

    /** Under the lock, so that the listener hears them in this order too. */
    @Override
    public synchronized void reconfigure(@Nullable Integer version, @Nullable String language, String task) {
        if (version != null) {
            if (version <= applied) {
                return;
            }
            applied = version;
        }
        listener.reconfigure(version, language, task);
    }

    @Override
    public boolean leave(String by) {
        return listener.leave(by);
    }

    @Override
    public void joinMoved(@Nullable Instant at) {
        listener.joinMoved(at);
    }

    @Override
    public void endMoved(@Nullable Instant at) {
        listener.endMoved(at);
    }

    @Override
    public void stored(int number) {
        listener.stored(number);
    }

    @Override
    public void noted(String what, String detail) {
        listener.noted(what, detail);
    }
}
