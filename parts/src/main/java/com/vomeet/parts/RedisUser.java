package com.vomeet.parts;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Somebody who may use a redis-server.
 *
 * @param password letters and digits, since it is part of an address
 * @param rights as Redis writes them, for example {@code ~* &* +@all}
 */
public record RedisUser(String name, String password, String rights) {
    public RedisUser {
        if (!password.matches("[A-Za-z0-9]+")) {
            throw new IllegalArgumentException("the password of " + name + " is not of letters and digits");
        }
    }

    /** For its configuration, which needs the password's hash only. */
    String line() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.US_ASCII));
            return "user " + name + " reset on #" + HexFormat.of().formatHex(hash) + " " + rights;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The server's address for this user. */
    public URI at(RedisServer server) {
        return URI.create(server.url().toString().replaceFirst("//", "//" + name + ":" + password + "@"));
    }

    @Override
    public String toString() {
        return "RedisUser[" + name + ", ***, " + rights + "]";
    }
}
