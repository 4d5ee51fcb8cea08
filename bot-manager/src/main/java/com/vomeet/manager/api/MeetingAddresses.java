package com.vomeet.manager.api;

import com.vomeet.contract.Platform;
import com.vomeet.manager.config.MeetingHosts;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From a meeting's name to its address and back. Bots are sent to the platforms' own hosts, to the lab while it is on, and to hosts
 * that a setting allows; nowhere else.
 */
final class MeetingAddresses {
    static final Pattern MEET_CODE = Pattern.compile("[a-z]{3}-[a-z]{4}-[a-z]{3}");
    static final Pattern TEAMS_ID = Pattern.compile("[0-9]{10,15}");
    static final Pattern TEAMS_PASSCODE = Pattern.compile("[A-Za-z0-9]{8,20}");
    private static final String MEET_HOST = "meet.google.com";
    private static final List<String> TEAMS_HOSTS = List.of("teams.live.com", "teams.microsoft.com");

    private final MeetingHosts hosts;

    MeetingAddresses(MeetingHosts hosts) {
        this.hosts = hosts;
    }

    /** What came of an address. */
    sealed interface Parsed {
        record Known(MeetingAddress address) implements Parsed {}

        record Refused(String why) implements Parsed {}
    }

    /** Empty for a platform whose addresses cannot be made from a name. */
    static Optional<URI> construct(Platform platform, String nativeId, @Nullable String passcode) {
        return switch (platform) {
            case GOOGLE_MEET -> Optional.of(URI.create("https://" + MEET_HOST + "/" + nativeId));
            case TEAMS ->
                Optional.of(URI.create("https://teams.live.com/meet/" + nativeId
                        + (passcode == null || passcode.isEmpty() ? "" : "?p=" + passcode)));
            case ZOOM -> Optional.empty();
        };
    }

    /** @param platform what the caller says it is; null lets the address decide */
    Parsed parse(String text, @Nullable Platform platform) {
        URI url;
        try {
            url = URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            return new Parsed.Refused("meeting_url is not a URL");
        }
        if (url.getHost() == null || url.getScheme() == null || !url.getScheme().matches("(?i)https?")) {
            return new Parsed.Refused("meeting_url must be an http or https URL");
        }
        if (url.getUserInfo() != null) {
            return new Parsed.Refused("meeting_url must not carry a user name");
        }
        var host = url.getHost().toLowerCase(Locale.ROOT);
        if (isLab(url)) {
            return standIn(url, platform);
        }
        if (host.equals(MEET_HOST)) {
            return meet(url, platform);
        }
        if (TEAMS_HOSTS.contains(host)) {
            return teams(url, platform);
        }
        return hosts.allowed().contains(host)
                ? standIn(url, platform)
                : new Parsed.Refused("meeting_url's host " + host + " is not one that bots may be sent to");
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

    private static Parsed meet(URI url, @Nullable Platform platform) {
        if (platform != null && platform != Platform.GOOGLE_MEET) {
            return new Parsed.Refused("meeting_url is one of google_meet and platform says " + platform.wire());
        }
        return last(url)
                .filter(code -> MEET_CODE.matcher(code).matches())
                .<Parsed>map(code -> new Parsed.Known(new MeetingAddress(
                        Platform.GOOGLE_MEET, code, URI.create("https://" + MEET_HOST + "/" + code), null)))
                .orElse(new Parsed.Refused("meeting_url names no Google Meet code (abc-defg-hij)"));
    }

    private static Parsed teams(URI url, @Nullable Platform platform) {
        if (platform != null && platform != Platform.TEAMS) {
            return new Parsed.Refused("meeting_url is one of teams and platform says " + platform.wire());
        }
        var passcode = parameter(url, "p");
        return last(url)
                .filter(id -> TEAMS_ID.matcher(id).matches() && url.getPath().startsWith("/meet/"))
                .filter(_ ->
                        passcode == null || TEAMS_PASSCODE.matcher(passcode).matches())
                .<Parsed>map(id -> new Parsed.Known(new MeetingAddress(Platform.TEAMS, id, url, passcode)))
                .orElse(new Parsed.Refused(
                        "meeting_url is not a Teams address of the form .../meet/<digits>?p=<passcode>"));
    }

    /** A page that stands in for a platform's: the last part of its path is the meeting's name. */
    private static Parsed standIn(URI url, @Nullable Platform platform) {
        var meant = platform == null ? Platform.GOOGLE_MEET : platform;
        var form = meant == Platform.GOOGLE_MEET ? MEET_CODE : TEAMS_ID;
        return last(url)
                .filter(name -> form.matcher(name).matches())
                .<Parsed>map(name -> new Parsed.Known(new MeetingAddress(meant, name, url, null)))
                .orElse(new Parsed.Refused("meeting_url's path does not end in a meeting's name of " + meant.wire()));
    }

    private static Optional<String> last(URI url) {
        var path = url.getPath() == null ? "" : url.getPath();
        return Arrays.stream(path.split("/", -1)).filter(s -> !s.isEmpty()).reduce((_, b) -> b);
    }

    private static @Nullable String parameter(URI url, String name) {
        var query = url.getRawQuery() == null ? "" : url.getRawQuery();
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst()
                .orElse(null);
    }
}
