package com.vomeet.manager.config;

import com.vomeet.contract.Secret;
import com.vomeet.contract.Settings;
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
        var address = managersAddress();
        var user = settings.of("REDIS_USERNAME", "who connects; put into the address, percent-encoded")
                .otherwise("what the address says")
                .text();
        var password = settings.of("REDIS_PASSWORD", "with which password; the same")
                .otherwise("what the address says")
                .secret();
        return address.map(uri -> with(uri, user, password)).orElse(Secret.of(""));
    }

    /** An address of their own, else the manager's; a user of their own, else the one that goes with the address. */
    Secret bots(Secret managers) {
        var own = settings.of("BOT_REDIS_URL", "Redis as the bots see it; with a user of their own, see below")
                .otherwise("`REDIS_URL`, with its user")
                .url("redis", "rediss");
        var user = settings.of("BOT_REDIS_USERNAME", "who the bots are")
                .otherwise("what their address says")
                .text();
        var password = settings.of("BOT_REDIS_PASSWORD", "with which password they connect")
                .otherwise("what their address says")
                .secret();
        if (user.isEmpty() && password.isEmpty()) {
            return own.map(uri -> Secret.of(uri.toString())).orElse(managers);
        }
        return own.or(this::managersAddress)
                .map(uri -> with(uri, user, password))
                .orElse(managers);
    }

    private Optional<URI> managersAddress() {
        return settings.of("REDIS_URL", "where Redis is: the bus between bots, managers and clients")
                .required("redis://HOST:PORT/0")
                .url("redis", "rediss");
    }

    private static Secret with(URI uri, Optional<String> user, Optional<Secret> password) {
        if (user.isEmpty() && password.isEmpty()) {
            return Secret.of(uri.toString());
        }
        var who = encode(user.orElse(""))
                + password.map(word -> ":" + encode(word.reveal())).orElse("");
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
