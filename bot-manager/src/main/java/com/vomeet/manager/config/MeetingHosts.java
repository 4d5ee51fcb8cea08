package com.vomeet.manager.config;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where bots may be sent besides the platforms' own hosts.
 *
 * @param lab the lab's base address while the lab is on
 * @param allowed host names, exact
 */
public record MeetingHosts(@Nullable URI lab, List<String> allowed) {
    public MeetingHosts {
        allowed = List.copyOf(allowed);
    }
}
