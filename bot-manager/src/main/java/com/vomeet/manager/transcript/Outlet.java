package com.vomeet.manager.transcript;

import java.io.IOException;
import java.time.Duration;

/** A reader's connection, as the one thread that writes to it sees it. */
public interface Outlet {
    /** The connection is closed because there is nothing more to say. */
    int DONE = 1000;

    /** The connection is closed because the reader does not keep up. */
    int TOO_SLOW = 4408;

    /** The connection is closed because the server cannot go on; the reader may come back. */
    int TRY_AGAIN = 1013;

    /** Writes and waits until the network has taken it; fails when it takes too long. */
    void send(String text) throws IOException;

    /** Sends a frame that has a place among the meeting's changes. */
    default void frame(long seq, String text) throws IOException {
        send(text);
    }

    /** How long there may be nothing to say until {@link #idle} is called. */
    default Duration idleAfter() {
        return Duration.ofSeconds(15);
    }

    /** There was nothing to say for a while. */
    default void idle() throws IOException {
        // some connections are kept alive by other means
    }

    /** Ends the connection; does not wait. */
    void close(int code, String reason);

    /** Ends the connection of a reader that took nothing for too long; the last words, where they still fit, wait behind what it has to take. */
    default void giveUp(String lastWords, int code, String reason) {
        close(code, reason);
    }
}
