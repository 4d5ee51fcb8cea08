package com.vomeet.lab.media;

import java.net.InetSocketAddress;

/** Sends datagrams. */
interface Wire {
    void send(byte[] packet, InetSocketAddress to);
}
