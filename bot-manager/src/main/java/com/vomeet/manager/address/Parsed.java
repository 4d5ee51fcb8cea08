package com.vomeet.manager.address;

import com.vomeet.contract.Platform;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What came of an address. */
public sealed interface Parsed {
    record Known(MeetingAddress address) implements Parsed {}

    /** @param why a sentence that begins with {@code meeting_url} */
    record Refused(String why) implements Parsed {}

    static Parsed known(Platform platform, String nativeId, String url, @Nullable String passcode) {
        return new Known(new MeetingAddress(platform, nativeId, URI.create(url), passcode));
    }
}
