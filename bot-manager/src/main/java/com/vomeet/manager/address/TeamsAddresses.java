package com.vomeet.manager.address;

import com.vomeet.contract.Json;
import com.vomeet.contract.Platform;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Microsoft Teams. Short links name a meeting by digits. Invitations name a conversation, and with a channel's meeting the message that
 * opened it; they come plain, behind a launcher page, behind the web program's {@code #}, and as the light client's coordinates.
 */
final class TeamsAddresses {
    static final Pattern ID = Pattern.compile("[0-9]{10,15}");
    static final Pattern PASSCODE = Pattern.compile("[A-Za-z0-9]{8,20}");
    static final String INVITATION = "/l/meetup-join/";

    /** Personal, work and GCC, the newer common host, GCC High, DoD, and China. */
    private static final Set<String> HOSTS = Set.of(
            "teams.live.com",
            "teams.microsoft.com",
            "teams.cloud.microsoft",
            "teams.microsoft.us",
            "gov.teams.microsoft.us",
            "dod.teams.microsoft.us",
            "teams.microsoftonline.cn");

    private static final Pattern CONVERSATION =
            Pattern.compile("19:[A-Za-z0-9_.-]{1,180}@(thread\\.(v2|tacv2|skype)|unq\\.gbl\\.spaces)");
    private static final Pattern MESSAGE = Pattern.compile("[0-9]{1,20}");
    private static final int LONGEST_CONTEXT = 1_000;
    private static final Parsed REFUSED = new Parsed.Refused("meeting_url is not a Teams address of the form"
            + " .../meet/<digits>?p=<passcode> or .../l/meetup-join/<conversation>/<message>?context=...");

    private TeamsAddresses() {}

    static boolean knows(Link link) {
        return HOSTS.contains(link.host());
    }

    static Parsed parse(Link given) {
        var link = unfolded(given);
        if (link.begins("l", "meetup-join")) {
            return invitation(link.host(), link.part(2), link.part(3), link.parameter("context"));
        }
        if (link.begins("light-meetings", "launch")) {
            return light(link);
        }
        return link.begins("meet") && link.path().size() == 2 ? digits(link) : REFUSED;
    }

    /** What stands behind a {@code #} or in a launcher's parameter is a path of the same host. */
    private static Link unfolded(Link link) {
        var fragment = link.url().getRawFragment();
        if (fragment != null && fragment.startsWith("/") && !link.begins("l") && !link.begins("meet")) {
            return Link.of("https://" + link.host() + fragment).orElse(link);
        }
        if (link.begins("dl", "launcher")) {
            return link.parameter("url")
                    .map(inner -> inner.replaceFirst("^/?(_|v2/?)?#", ""))
                    .filter(inner -> inner.startsWith("/"))
                    .flatMap(inner -> Link.of("https://" + link.host() + inner))
                    .orElse(link);
        }
        return link;
    }

    private static Parsed digits(Link link) {
        var id = link.path().getLast();
        var passcode = link.parameter("p").orElse(null);
        if (!ID.matcher(id).matches()
                || (passcode != null && !PASSCODE.matcher(passcode).matches())) {
            return REFUSED;
        }
        return Parsed.known(Platform.TEAMS, id, construct(link.host(), id, passcode), passcode);
    }

    static String construct(String host, String id, @Nullable String passcode) {
        return "https://" + host + "/meet/" + id + (passcode == null || passcode.isEmpty() ? "" : "?p=" + passcode);
    }

    /** @param context which organisation and organiser; without it the address leads to a page that says so */
    private static Parsed invitation(
            String host, @Nullable String conversation, @Nullable String message, Optional<String> context) {
        if (conversation == null || !CONVERSATION.matcher(conversation).matches()) {
            return REFUSED;
        }
        var opener = message == null ? "0" : message;
        var kept = context.flatMap(TeamsAddresses::object);
        if (!MESSAGE.matcher(opener).matches() || (context.isPresent() && kept.isEmpty())) {
            return REFUSED;
        }
        var url = "https://" + host + INVITATION + encoded(conversation) + "/" + opener
                + kept.map(text -> "?context=" + encoded(text)).orElse("");
        return Parsed.known(Platform.TEAMS, opener.equals("0") ? conversation : conversation + "~" + opener, url, null);
    }

    private static Optional<String> object(String text) {
        try {
            return text.length() <= LONGEST_CONTEXT && Json.MAPPER.readTree(text) instanceof ObjectNode object
                    ? Optional.of(Json.write(object))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Parsed light(Link link) {
        try {
            var coordinates = link.parameter("coords")
                    .orElse("")
                    .replace(' ', '+')
                    .replace('-', '+')
                    .replace('_', '/');
            var json = Json.MAPPER.readTree(Base64.getDecoder().decode(coordinates));
            var context = Json.MAPPER
                    .createObjectNode()
                    .put("Tid", json.path("tenantId").asString(""))
                    .put("Oid", json.path("organizerId").asString(""));
            return invitation(
                    link.host(),
                    json.path("conversationId").asString(""),
                    json.path("messageId").asString("0"),
                    Optional.of(Json.write(context)));
        } catch (IllegalArgumentException | JacksonException e) {
            return REFUSED;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
