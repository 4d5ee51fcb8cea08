package com.vomeet.manager.address;

import java.util.Locale;
import java.util.Optional;

/** Takes off what calendars, mail programs and the platforms' own programs put around an address. */
final class Wrapping {
    /** An address in an address in an address is nobody's honest mistake. */
    private static final int MOST = 3;

    private Wrapping() {}

    /** Empty for what is no address. */
    static Optional<Link> takenOff(String text) {
        var link = Link.of(http(text.strip()));
        for (int i = 0; i < MOST && link.isPresent(); i++) {
            var inner = inner(link.get());
            if (inner.isEmpty()) {
                return link;
            }
            link = Link.of(inner.get());
        }
        return link;
    }

    /** The schemes that open an installed program name the same meetings. */
    private static String http(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("msteams://")) {
            return "https" + text.substring("msteams".length());
        }
        if (lower.startsWith("msteams:/")) {
            return "https://teams.microsoft.com" + text.substring("msteams:".length());
        }
        if (lower.startsWith("zoommtg://") || lower.startsWith("zoomus://")) {
            return "https" + text.substring(text.indexOf(':'));
        }
        return text;
    }

    private static Optional<String> inner(Link link) {
        if (link.isUnder("safelinks.protection.outlook.com")) {
            return link.parameter("url");
        }
        if (link.host().equals("www.google.com") && link.begins("url")) {
            return link.parameter("q").or(() -> link.parameter("url"));
        }
        return Optional.empty();
    }
}
