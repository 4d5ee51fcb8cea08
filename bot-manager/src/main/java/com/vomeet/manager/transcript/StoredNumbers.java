package com.vomeet.manager.transcript;

import java.util.function.Consumer;

/** How far a session's text is in the database: what heartbeats tell the bots. */
public interface StoredNumbers {
    /** @return all final segments of the session up to this number are stored; 0 when none is */
    int stored(String uid);

    /**
     * Calls the listener with the session's uid each time that its stored number has grown in this process; quick listeners only.
     *
     * @return ends the calls when closed
     */
    AutoCloseable onChange(Consumer<String> listener);
}
