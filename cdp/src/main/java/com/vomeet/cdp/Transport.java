package com.vomeet.cdp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Carries whole messages (JSON text in UTF-8) to and from a browser. One thread receives, any thread sends. */
interface Transport extends AutoCloseable {
    /** No browser message is longer; a longer one means that the stream is not what it should be. */
    int LONGEST_MESSAGE = 64 << 20;

    void send(byte[] message) throws IOException;

    /** Waits for the next message; null at the end of the connection. */
    byte @Nullable [] receive() throws IOException;

    /** Ends a waiting {@link #receive}. */
    @Override
    void close();
}
