package com.vomeet.manager.config;

import com.vomeet.contract.Secret;
import com.vomeet.contract.Settings;

/** Reads what signs and what opens {@code /admin}. */
final class KeysReader {
    static final int SIGNING_KEY_LENGTH = 32;

    private final Settings settings;

    KeysReader(Settings settings) {
        this.settings = settings;
    }

    Keys read() {
        settings.group("Keys");
        var signing = settings.of("SIGNING_KEY", "meeting tokens and callback secrets come from it")
                .required(SIGNING_KEY_LENGTH + " characters or more, random, kept secret")
                .allowed(SIGNING_KEY_LENGTH + " characters or more")
                .secret();
        if (signing.filter(key -> key.reveal().length() < SIGNING_KEY_LENGTH).isPresent()) {
            settings.problem("SIGNING_KEY", "must have " + SIGNING_KEY_LENGTH + " characters or more");
        }
        var admin = settings.of("ADMIN_API_TOKEN", "opens `/admin/*`; not the `SIGNING_KEY`")
                .otherwise("none: closed")
                .secret();
        var adminBefore = settings.of("ADMIN_API_TOKEN_PREVIOUS", "the one before: opens it as well")
                .secret();
        if (admin.isPresent() && admin.equals(signing)) {
            settings.problem(
                    "ADMIN_API_TOKEN", "must not be the SIGNING_KEY: who administers need not be able to sign");
        }
        if (admin.isEmpty() && adminBefore.isPresent()) {
            settings.problem("ADMIN_API_TOKEN", "is missing, and ADMIN_API_TOKEN_PREVIOUS is set");
        }
        return new Keys(
                signing.orElse(Secret.of("")),
                settings.of("SIGNING_KEY_PREVIOUS", "the one before: what running bots were given by it holds as well")
                        .secret()
                        .orElse(null),
                admin.orElse(null),
                adminBefore.orElse(null));
    }
}
