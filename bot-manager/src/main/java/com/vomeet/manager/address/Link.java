package com.vomeet.manager.address;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An http address taken apart.
 *
 * @param host in lower case
 * @param path its parts, decoded, none of them empty
 * @param query the first value of each parameter, decoded
 */
record Link(URI url, String host, List<String> path, Map<String, String> query) {
    Link {
        path = List.copyOf(path);
        query = Map.copyOf(query);
    }

    /** Empty for what is no http address. What people paste often has characters in it that a URL must not have. */
    static Optional<Link> of(String text) {
        try {
            var url = URI.create(encoded(text.strip()));
            var host = url.getHost();
            if (host == null || url.getScheme() == null || !url.getScheme().matches("(?i)https?")) {
                return Optional.empty();
            }
            return Optional.of(new Link(url, host.toLowerCase(Locale.ROOT), parts(url), parameters(url.getRawQuery())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Encodes what a browser would, and leaves alone what is encoded. */
    private static String encoded(String text) {
        var hash = text.indexOf('#');
        var encoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c <= ' ' || c > '~' || "\"<>\\^`{|}".indexOf(c) >= 0 || (c == '#' && i > hash)) {
                for (var b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%').append(String.format(Locale.ROOT, "%02X", b));
                }
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
    }

    private static List<String> parts(URI url) {
        var path = url.getRawPath() == null ? "" : url.getRawPath();
        return Arrays.stream(path.split("/", -1))
                .filter(part -> !part.isEmpty())
                // A plus sign is itself in a path.
                .map(part -> decoded(part.replace("+", "%2B")))
                .toList();
    }

    private static Map<String, String> parameters(@Nullable String query) {
        var found = new HashMap<String, String>();
        for (var pair : (query == null ? "" : query).split("&", -1)) {
            var at = pair.indexOf('=');
            if (at > 0) {
                found.putIfAbsent(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
            }
        }
        return found;
    }

    static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Null where the path is shorter. */
    @Nullable
    String part(int index) {
        return index < path.size() ? path.get(index) : null;
    }

    /** Whether the path begins with these. */
    boolean begins(String... parts) {
        return path.size() >= parts.length && path.subList(0, parts.length).equals(List.of(parts));
    }

    Optional<String> last() {
        return path.isEmpty() ? Optional.empty() : Optional.of(path.getLast());
    }

    /** A parameter that is there and not blank. */
    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
    }

    /** Whether the host is this one or one below it. */
    boolean isUnder(String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}
