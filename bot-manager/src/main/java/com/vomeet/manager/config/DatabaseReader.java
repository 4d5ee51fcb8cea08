package com.vomeet.manager.config;

import com.vomeet.contract.Secret;
import com.vomeet.contract.Settings;
import java.util.Map;

/** Reads where the database is. */
final class DatabaseReader {
    private final Settings settings;

    DatabaseReader(Settings settings) {
        this.settings = settings;
    }

    /** This part alone, for programs that need no more. */
    static DatabaseSettings.Result read(Map<String, String> environment) {
        var settings = new Settings(environment);
        var database = new DatabaseReader(settings).read();
        return settings.problems().isEmpty()
                ? new DatabaseSettings.Result.Valid(database)
                : new DatabaseSettings.Result.Invalid(settings.problems());
    }

    DatabaseSettings read() {
        settings.group("Database");
        var url = settings.of("DATABASE_URL", "where PostgreSQL is; migrated at the start, under a lock")
                .required("jdbc:postgresql://HOST:PORT/NAME")
                .allowed("`jdbc:postgresql://HOST:PORT/NAME`")
                .shown(DatabaseSettings::withoutParameters)
                .text()
                .orElse("");
        if (!url.isEmpty() && !url.startsWith("jdbc:postgresql://")) {
            settings.problem("DATABASE_URL", "must begin with jdbc:postgresql://");
        }
        return new DatabaseSettings(
                url,
                settings.of("DATABASE_USER", "who connects").text("postgres"),
                settings.of("DATABASE_PASSWORD", "with which password").secret().orElse(Secret.of("")),
                settings.of("DATABASE_POOL_SIZE", "connections at most").number(20, 2, 500));
    }
}
