package com.vomeet.lab;

import com.vomeet.lab.tls.TlsIdentity;
import java.net.InetAddress;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How guests from elsewhere reach a lab.
 *
 * @param host the address on which pages are served
 * @param base what guests are told; null: {@code http://127.0.0.1} with the port that it got
 * @param names host names besides the base's own under which it may be called
 * @param media the address of sound; guests must be able to send to it, and it must be this machine's
 * @param mediaPort UDP; 0 for any that is free
 * @param tls null: plain HTTP
 */
public record LabReach(
        String host,
        @Nullable URI base,
        List<String> names,
        InetAddress media,
        int mediaPort,
        @Nullable TlsIdentity tls) {
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost");

    public LabReach {
        names = List.copyOf(names);
    }

    /** From this machine alone. */
    public static LabReach local() {
        return new LabReach("127.0.0.1", null, List.of(), InetAddress.getLoopbackAddress(), 0, null);
    }

    /** All names under which it may be called. */
    public Set<String> allNames() {
        var all = new LinkedHashSet<String>();
        if (base != null) {
            all.add(base.getHost());
        }
        all.addAll(names);
        all.addAll(LOOPBACK);
        return all;
    }
}
