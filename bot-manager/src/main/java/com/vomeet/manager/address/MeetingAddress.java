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

    /** The same with a passcode that was told beside it: into the address, where pages take it from there and it has none. */
    public MeetingAddress with(String word) {
        var text = url.toString();
        var name = switch (platform) {
            case GOOGLE_MEET -> null;
            case TEAMS -> text.contains(TeamsAddresses.INVITATION) ? null : "p";
            case ZOOM -> passcode == null ? "pwd" : null;
        };
        if (name == null) {
            return new MeetingAddress(platform, nativeId, url, word);
        }
        var fragment = text.indexOf('#') < 0 ? "" : text.substring(text.indexOf('#'));
        var rest = text.substring(0, text.length() - fragment.length());
        var whole = rest + (rest.contains("?") ? "&" : "?") + name + "=" + ZoomAddresses.encoded(word) + fragment;
        return new MeetingAddress(platform, nativeId, URI.create(whole), word);
    }

    /** An address as others may see it: a passcode is part of some. What a Teams invitation carries is no secret and leads there. */
    public static String shown(URI url) {
        var text = url.toString();
        return text.contains(TeamsAddresses.INVITATION)
                ? text.replaceFirst("#.*", "")
                : text.replaceFirst("[?#].*", "");
    }
}
