package com.vomeet.manager.address;

import com.vomeet.contract.Platform;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a bot is to go.
 *
 * @param nativeId the meeting's name, which stands in paths: no slash, blank or per cent sign
 * @param url what it opens
 * @param passcode that came with the address
 */
public record MeetingAddress(
        Platform platform,
        String nativeId,
        URI url,
        @Nullable String passcode) {

    /** An address as others may see it: a passcode is part of some. What a Teams invitation carries is no secret and leads there. */
    public static String shown(URI url) {
        var text = url.toString();
        return text.contains(TeamsAddresses.INVITATION)
                ? text.replaceFirst("#.*", "")
                : text.replaceFirst("[?#].*", "");
    }
}
