package com.vomeet.cli.product;

import com.vomeet.parts.RedisServer;
import java.nio.file.Path;
import java.util.Map;

/** PostgreSQL and Redis of one product, with passwords that are kept in its data folder. */
record Stores(Postgres postgres, RedisServer redis, RedisUsers users) {
    static Stores start(Closing parts, Folders folders, Path data, LocalSecrets secrets, KeptPorts ports) {
        endLeftovers(data);
        var users = RedisUsers.of(secrets);
        var postgres = parts.start(
                () -> Postgres.start(data.resolve("postgres"), folders.cache().resolve("postgres"), secrets));
        var redis = parts.start(
                () -> RedisServer.start(Folders.make(data.resolve("redis")), ports.of("redis"), users.all()));
        return new Stores(postgres, redis, users);
    }

    /** Ends those of a run that was killed. */
    static void endLeftovers(Path data) {
        Leftovers.endIn(data.resolve("postgres"));
        Leftovers.endIn(data.resolve("redis"));
    }

    /** What the manager has to know of them. */
    Map<String, String> settings() {
        return Map.of(
                "DATABASE_URL", postgres.jdbcUrl(),
                "DATABASE_PASSWORD", postgres.password().reveal(),
                "REDIS_URL", users.manager().at(redis).toString(),
                "BOT_REDIS_URL", users.bots().at(redis).toString());
    }
}
