package com.vomeet.manager;

import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.manager.fail.Failpoints;
import com.vomeet.manager.health.Readiness;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.metric.Metrics;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import com.vomeet.manager.store.Redis;
import com.vomeet.trace.Tracing;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every manager stands on, whatever its roles. */
record Ground(
        ManagerConfig config,
        Database database,
        Redis redis,
        Accounts accounts,
        Meetings meetings,
        Readiness readiness,
        Failpoints points,
        Tracing tracing,
        Metrics metrics,
        InstantSource clock) {
    private static final Logger LOG = LoggerFactory.getLogger(Ground.class);

    /** Waits for the database, and migrates it. Redis may come later: what needs it tries again, and the manager is not ready. */
    static Ground open(ManagerConfig config, Parts parts) {
        // What ends sends its last spans: this ends last.
        var tracing = parts.add(Tracing.open(config.traces().own(), LOG::warn));
        var metrics = parts.add(Metrics.open());
        var points = Failpoints.in(config.failpoint());
        var database = parts.add(Database.open(config.database(), Patience.DEFAULT, points));
        var redis = parts.add(Redis.open(config.redisUrl(), points));
        var readiness = new Readiness();
        readiness.need("database", () -> {
            database.ping();
            return Optional.empty();
        });
        readiness.need(
                "migrations",
                () -> database.isMigrated() ? Optional.empty() : Optional.of("the schema is older than this program"));
        readiness.add("redis", () -> {
            redis.ping();
            return Optional.empty();
        });
        return new Ground(
                config,
                database,
                redis,
                new Accounts(database.jdbi()),
                new Meetings(database.jdbi()),
                readiness,
                points,
                tracing,
                metrics,
                InstantSource.system());
    }
}
