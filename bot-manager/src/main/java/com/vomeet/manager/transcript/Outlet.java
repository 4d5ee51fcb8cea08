package com.vomeet.manager.transcript;

import java.io.IOException;

/** A reader's connection, as the one thread that writes to it sees it. */
public interface Outlet {
    /** The connection is closed because the reader does not keep up. */
    int TOO_SLOW = 4408;

    /** The connection is closed because the server cannot go on; the reader may come back. */
    int TRY_AGAIN = 1013;

    /** Writes and waits until the network has taken it; fails when it takes too long. */
    void send(String text) throws IOException;

    /** Ends the connection; does not wait. */
    void close(int code, String reason);
}
