package com.vomeet.manager.address;

import com.vomeet.contract.Platform;
import com.vomeet.manager.config.MeetingHosts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for addresses, for tests. */
final class Addresses {
    static final MeetingAddresses CLOSED = new MeetingAddresses(new MeetingHosts(null, List.of()));

    private Addresses() {}

    static MeetingAddress known(String text) {
        return known(CLOSED, text, null);
    }

    static MeetingAddress known(MeetingAddresses addresses, String text, @Nullable Platform platform) {
        return switch (addresses.parse(text, platform)) {
            case Parsed.Known(var address) -> address;
            case Parsed.Refused(var why) -> throw new AssertionError(text + ": " + why);
        };
    }

    static String refused(String text) {
        return refused(CLOSED, text, null);
    }

    static String refused(MeetingAddresses addresses, String text, @Nullable Platform platform) {
        return switch (addresses.parse(text, platform)) {
            case Parsed.Known(var address) -> throw new AssertionError(address);
            case Parsed.Refused(var why) -> why;
        };
    }
}
