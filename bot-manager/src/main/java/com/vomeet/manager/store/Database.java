package com.vomeet.manager.store;

import com.vomeet.manager.config.DatabaseSettings;
import com.vomeet.manager.fail.Failpoints;
import com.vomeet.manager.fail.PostgresPoints;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** PostgreSQL: the pool, migrated to this release's schema. */
public final class Database implements AutoCloseable {
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool, Failpoints points) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        PostgresPoints.watch(jdbi, points);
    }

    /** Waits until the database answers, then migrates it. Several managers may do so at once: Flyway holds a lock. */
    public static Database open(DatabaseSettings settings, Patience patience) {
        return open(settings, patience, Failpoints.none());
    }

    /** @param points where a test lets the program end */
    public static Database open(DatabaseSettings settings, Patience patience, Failpoints points) {
        var pool = patience.until("PostgreSQL at " + settings.shown(), () -> new HikariDataSource(pool(settings)));
        try {
            migrate(pool);
            return new Database(pool, points);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariConfig pool(DatabaseSettings settings) {
        var config = new HikariConfig();
        config.setPoolName("manager");
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.user());
        config.setPassword(settings.password().reveal());
        config.setMaximumPoolSize(settings.poolSize());
        // A waiting request is better told to come again than kept.
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        config.setInitializationFailTimeout(1);
        config.addDataSourceProperty("ApplicationName", "vomeet-manager");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return config;
    }

    private static void migrate(DataSource pool) {
        Flyway.configure().dataSource(pool).load().migrate();
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** Whether it answers now; throws what is wrong otherwise. */
    public void ping() {
        jdbi.useHandle(handle -> handle.execute("select 1"));
    }

    @Override
    public void close() {
        pool.close();
    }
}
