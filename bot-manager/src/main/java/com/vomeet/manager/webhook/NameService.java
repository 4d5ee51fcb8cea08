package com.vomeet.manager.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Says what addresses a name means now. */
@FunctionalInterface
interface NameService {
    NameService SYSTEM = InetAddress::getAllByName;

    InetAddress[] addresses(String host) throws UnknownHostException;
}
