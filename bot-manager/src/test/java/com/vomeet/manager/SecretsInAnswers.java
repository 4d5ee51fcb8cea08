package com.vomeet.manager;

import com.vomeet.contract.TestSecrets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Notes what an answer of the manager tells its receiver and nobody else: keys, secrets of webhooks, cookies of sessions. */
public final class SecretsInAnswers {
    private static final Pattern MEMBER =
            Pattern.compile("\"(secret|webhook_secret|api_key|key|token)\"\\s*:\\s*\"([\\x21-\\x7e&&[^\"]]+)\"");
    private static final Pattern COOKIE = Pattern.compile("vomeet_session=([^;]+)");

    private SecretsInAnswers() {}

    public static void noteBody(@Nullable String body) {
        if (body != null && body.startsWith("{")) {
            MEMBER.matcher(body).results().forEach(found -> TestSecrets.noteValue(found.group(1), found.group(2)));
        }
    }

    public static void noteCookie(String header) {
        COOKIE.matcher(header).results().forEach(found -> TestSecrets.noteValue("session cookie", found.group(1)));
    }
}
