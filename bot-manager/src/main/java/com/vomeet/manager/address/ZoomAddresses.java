package com.vomeet.manager.address;

import com.vomeet.contract.Platform;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Zoom, under any host of its domains: an organisation's own host may want its people to sign in, so it is kept. Of the parameters only
 * the passcode's form for addresses ({@code pwd}) and the registrant's token ({@code tk}) open anything.
 */
final class ZoomAddresses {
    static final Pattern ID = Pattern.compile("[0-9]{9,11}");
    static final Pattern PERSONAL = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{2,99}");
    private static final List<String> DOMAINS = List.of("zoom.us", "zoom.com", "zoomgov.com", "zoom.com.cn");
    private static final Pattern EVENT = Pattern.compile("[A-Za-z0-9_~.-]{10,200}");
    /** What stands before a meeting's number: join, join by the web client, webinar, start, and the web client's other order. */
    private static final Set<String> BEFORE = Set.of("j", "w", "s", "wc", "join");

    private static final Parsed REFUSED = new Parsed.Refused("meeting_url is not a Zoom address of the form"
            + " .../j/<digits>?pwd=<passcode>, .../wc/join/<digits> or .../my/<name>");

    private ZoomAddresses() {}

    static boolean knows(Link link) {
        return DOMAINS.stream().anyMatch(link::isUnder);
    }

    static Parsed parse(Link link) {
        if (link.begins("my") && link.path().size() == 2) {
            return personal(link, link.path().getLast());
        }
        if (link.host().equals("events.zoom.us") && (link.begins("ej") || link.begins("ejl"))) {
            return event(link);
        }
        return number(link)
                .map(id -> Parsed.known(
                        Platform.ZOOM, id, "https://" + link.host() + "/j/" + id + opening(link), passcode(link)))
                .orElse(REFUSED);
    }

    /** {@code /j/1}, {@code /w/1}, {@code /s/1}, {@code /wc/1/join}, {@code /wc/join/1}, and the program's {@code /join?confno=1}. */
    private static Optional<String> number(Link link) {
        var path = link.path();
        var from = path.isEmpty() || !BEFORE.contains(path.getFirst())
                ? Stream.<String>empty()
                : path.stream().skip(1).limit(2);
        return Stream.concat(from, link.parameter("confno").stream())
                .filter(part -> ID.matcher(part).matches())
                .findFirst();
    }

    private static Parsed personal(Link link, String name) {
        return PERSONAL.matcher(name).matches()
                ? Parsed.known(
                        Platform.ZOOM, name, "https://" + link.host() + "/my/" + name + opening(link), passcode(link))
                : REFUSED;
    }

    private static Parsed event(Link link) {
        return link.last()
                .filter(token -> link.path().size() == 2 && EVENT.matcher(token).matches())
                .map(token -> Parsed.known(
                        Platform.ZOOM, token, "https://" + link.host() + "/" + link.part(0) + "/" + token, null))
                .orElse(REFUSED);
    }

    private static @Nullable String passcode(Link link) {
        return link.parameter("pwd").orElse(null);
    }

    private static String opening(Link link) {
        var kept = Stream.of("pwd", "tk")
                .flatMap(name -> link.parameter(name).map(value -> name + "=" + encoded(value)).stream())
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }

    static String construct(String id, @Nullable String passcode) {
        return "https://zoom.us/" + (ID.matcher(id).matches() ? "j/" : "my/") + id
                + (passcode == null || passcode.isEmpty() ? "" : "?pwd=" + encoded(passcode));
    }

    /** As a parameter's value. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
