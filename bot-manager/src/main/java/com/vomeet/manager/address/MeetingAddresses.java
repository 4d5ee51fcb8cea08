package com.vomeet.manager.address;

import com.vomeet.contract.Platform;
import com.vomeet.manager.config.MeetingHosts;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * From an address to the meeting that it names. Bots are sent to the platforms' own hosts, to the lab while it is on, and to hosts that
 * a setting allows; nowhere else.
 */
public final class MeetingAddresses {
    private final MeetingHosts hosts;

    public MeetingAddresses(MeetingHosts hosts) {
        this.hosts = hosts;
    }

    /** @param platform what the caller says it is; null lets the address decide */
    public Parsed parse(String text, @Nullable Platform platform) {
        var found = Wrapping.takenOff(text);
        if (found.isEmpty()) {
            return new Parsed.Refused("meeting_url must be an http or https URL");
        }
        var link = found.get();
        if (link.url().getRawUserInfo() != null) {
            return new Parsed.Refused("meeting_url must not carry a user name");
        }
        if (isLab(link.url())) {
            return standIn(link, platform);
        }
        var owner = owner(link);
        if (owner == null) {
            return hosts.allowed().contains(link.host())
                    ? standIn(link, platform)
                    : new Parsed.Refused("meeting_url's host " + link.host() + " is not one that bots may be sent to");
        }
        if (platform != null && platform != owner) {
            return new Parsed.Refused(
                    "meeting_url is one of " + owner.wire() + " and platform says " + platform.wire());
        }
        return parse(link, owner);
    }

    private static @Nullable Platform owner(Link link) {
        if (MeetAddresses.knows(link)) {
            return Platform.GOOGLE_MEET;
        }
        if (TeamsAddresses.knows(link)) {
            return Platform.TEAMS;
        }
        return ZoomAddresses.knows(link) ? Platform.ZOOM : null;
    }

    private static Parsed parse(Link link, Platform platform) {
        return switch (platform) {
            case GOOGLE_MEET -> MeetAddresses.parse(link);
            case TEAMS -> TeamsAddresses.parse(link);
            case ZOOM -> ZoomAddresses.parse(link);
        };
    }

    private boolean isLab(URI url) {
        var lab = hosts.lab();
        return lab != null
                && lab.getHost().equalsIgnoreCase(url.getHost())
                && lab.getScheme().equalsIgnoreCase(url.getScheme())
                && port(lab) == port(url);
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    /** A page that stands in for a platform's: its address is opened as it is, and the last part of its path is the meeting's name. */
    private static Parsed standIn(Link link, @Nullable Platform platform) {
        var meant = platform == null ? Platform.GOOGLE_MEET : platform;
        var form = switch (meant) {
            case GOOGLE_MEET -> MeetAddresses.CODE;
            case TEAMS -> TeamsAddresses.ID;
            case ZOOM -> ZoomAddresses.ID;
        };
        return link.last()
                .filter(name -> form.matcher(name).matches())
                .<Parsed>map(name -> new Parsed.Known(new MeetingAddress(meant, name, link.url(), null)))
                .orElse(new Parsed.Refused("meeting_url's path does not end in a meeting's name of " + meant.wire()));
    }
}
