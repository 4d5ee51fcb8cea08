package com.vomeet.manager.config;

import com.vomeet.contract.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads Redis' addresses: the manager's own and the bots', each with a user beside it where the address has none. */
final class RedisReader {
    private final Settings settings;

    RedisReader(Settings settings) {
        this.settings = settings;
    }

    Secret managers() {
        settings.required("REDIS_URL", "redis://HOST:PORT/0");
        return address("REDIS_URL")
                .map(uri -> with(uri, settings.text("REDIS_USERNAME"), settings.text("REDIS_PASSWORD")))
                .orElse(Secret.of(""));
    }

    /** An address of their own, else the manager's; a user of their own, else the one that goes with the address. */
    Secret bots(Secret managers) {
        var user = settings.text("BOT_REDIS_USERNAME");
        var password = settings.text("BOT_REDIS_PASSWORD");
        var own = address("BOT_REDIS_URL");
        if (user.isEmpty() && password.isEmpty()) {
            return own.map(uri -> Secret.of(uri.toString())).orElse(managers);
        }
        return own.or(() -> address("REDIS_URL"))
                .map(uri -> with(uri, user, password))
                .orElse(managers);
    }

    private Optional<URI> address(String name) {
        return settings.url(name, "redis", "rediss");
    }

    private static Secret with(URI uri, Optional<String> user, Optional<String> password) {
        if (user.isEmpty() && password.isEmpty()) {
            return Secret.of(uri.toString());
        }
        var who = encode(user.orElse(""))
                + password.map(word -> ":" + encode(word)).orElse("");
        var where = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        var rest = (uri.getRawPath() == null ? "" : uri.getRawPath())
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        return Secret.of(uri.getScheme() + "://" + who + "@" + where + rest);
    }

    /** As it is written in the part of an address that names the user (RFC 3986). */
    private static String encode(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
