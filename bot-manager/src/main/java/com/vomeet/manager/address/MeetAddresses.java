package com.vomeet.manager.address;

import com.vomeet.contract.Platform;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Google Meet: a code, with or without hyphens, or a name that an organisation has given to a meeting. */
final class MeetAddresses {
    static final Pattern CODE = Pattern.compile("[a-z]{3}-[a-z]{4}-[a-z]{3}");
    private static final Pattern RUN_TOGETHER = Pattern.compile("([a-z]{3})([a-z]{4})([a-z]{3})");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{2,99}");
    private static final String HOST = "meet.google.com";

    private MeetAddresses() {}

    static boolean knows(Link link) {
        return link.host().equals(HOST) || (link.host().equals("g.co") && link.begins("meet"));
    }

    static Parsed parse(Link link) {
        return code(link)
                .or(() -> name(link))
                .orElse(new Parsed.Refused("meeting_url names no Google Meet code (abc-defg-hij)"));
    }

    private static Optional<Parsed> code(Link link) {
        return link.last()
                .map(last -> RUN_TOGETHER.matcher(last).replaceFirst("$1-$2-$3"))
                .filter(last -> CODE.matcher(last).matches())
                .map(code -> Parsed.known(Platform.GOOGLE_MEET, code, construct(code), null));
    }

    private static Optional<Parsed> name(Link link) {
        var isNamed =
                link.path().size() == 2 && (link.begins("lookup") || link.host().equals("g.co"));
        return link.last()
                .filter(name -> isNamed && NAME.matcher(name).matches())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .map(name -> Parsed.known(Platform.GOOGLE_MEET, name, "https://" + HOST + "/lookup/" + name, null));
    }

    static String construct(String code) {
        return "https://" + HOST + "/" + code;
    }
}
