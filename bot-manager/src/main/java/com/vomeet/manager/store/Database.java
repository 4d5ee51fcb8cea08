package com.vomeet.manager.store;

import com.vomeet.manager.config.DatabaseSettings;
import com.vomeet.manager.fail.Failpoints;
import com.vomeet.manager.fail.PostgresPoints;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** PostgreSQL: the pool, migrated to this release's schema. */
public final class Database implements AutoCloseable {
    /** A host that vanishes closes nothing, and a statement that was sent to it would be waited for for hours. */
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(60);

    /**
     * A lock of the connection instead of one of a transaction: for the latter Flyway keeps a connection apart, on which it commits that a
     * migration has been made after it has committed the migration, and who dies in between can never start again.
     */
    private static final Map<String, String> IN_ONE_TRANSACTION =
            Map.of("flyway.postgresql.transactional.lock", "false");

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final String schema;

    private Database(HikariDataSource pool, String schema, Failpoints points) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        this.schema = schema;
        PostgresPoints.watch(jdbi, points);
    }

    /** Waits until the database answers, then migrates it. Several managers may do so at once: Flyway holds a lock. */
    public static Database open(DatabaseSettings settings, Patience patience) {
        return open(settings, patience, Failpoints.none());
    }

    /** @param points where a test lets the program end */
    public static Database open(DatabaseSettings settings, Patience patience, Failpoints points) {
        return open(settings, patience, points, LONGEST_STATEMENT);
    }

    static Database open(DatabaseSettings settings, Patience patience, Failpoints points, Duration longest) {
        var pool = patience.until(
                "PostgreSQL at " + settings.shown(), () -> new HikariDataSource(pool(settings, longest)));
        try {
            return new Database(pool, migrate(settings), points);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariConfig pool(DatabaseSettings settings, Duration longest) {
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
        config.addDataSourceProperty("socketTimeout", String.valueOf(longest.toSeconds()));
        return config;
    }

    /**
     * By a connection of its own, which may take its time: another manager may be at it, and tables may be large.
     *
     * @return the version of the schema that this release wants; a newer one is left as it is
     */
    private static String migrate(DatabaseSettings settings) {
        var flyway = Flyway.configure()
                .dataSource(
                        settings.jdbcUrl(), settings.user(), settings.password().reveal())
                .configuration(IN_ONE_TRANSACTION)
                .lockRetryCount(-1)
                .load();
        flyway.migrate();
        return Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState().isResolved())
                .map(migration -> migration.getVersion().getVersion())
                .reduce("none", (_, last) -> last);
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** How many connections it holds at most. */
    public int connections() {
        return pool.getMaximumPoolSize();
    }

    /** How many are in use. */
    public int connectionsUsed() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    /** How many threads wait for one. */
    public int connectionsAwaited() {
        return pool.getHikariPoolMXBean().getThreadsAwaitingConnection();
    }

    /** Whether it answers now; throws what is wrong otherwise. */
    public void ping() {
        jdbi.useHandle(handle -> handle.execute("select 1"));
    }

    /** Whether it still has this release's schema: somebody may have put an older copy in its place. */
    public boolean isMigrated() {
        return jdbi.withHandle(handle ->
                handle.createQuery("select count(*) from flyway_schema_history where version = :version and success")
                                .bind("version", schema)
                                .mapTo(Integer.class)
                                .one()
                        > 0);
    }

    @Override
    public void close() {
        pool.close();
    }
}
