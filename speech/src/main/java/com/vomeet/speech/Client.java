package com.vomeet.speech;

/** The other end of the socket. */
interface Client {
    /**
     * Sends a line and waits until it is on its way, so that lines do not pile up here for a client that does not read.
     *
     * @throws ClientGoneException when the client has left or does not take it in time
     */
    void send(ServerLine line);

    void close(int code, String reason);
}
