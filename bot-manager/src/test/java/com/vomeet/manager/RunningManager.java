package com.vomeet.manager;

import com.vomeet.contract.Secret;
import com.vomeet.manager.config.DatabaseSettings;
import com.vomeet.manager.config.ManagerConfig;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;

/** A manager that runs no bots, with a client that has a key. */
public final class RunningManager implements AutoCloseable {
    public final Manager manager;
    public final Secret key;
    public final Client client;
    private final DatabaseSettings database;

    public RunningManager() {
        this(RealParts.config());
    }

    public RunningManager(ManagerConfig config) {
        database = config.database();
        manager = Manager.start(config);
        key = manager.accounts().create("Ann", 0).key();
        client = new Client(manager.base(), key);
    }

    /** Its database, for what no request brings about. */
    public Jdbi jdbi() {
        return Jdbi.create(database.jdbcUrl(), database.user(), "");
    }

    /** The same manager for somebody else. */
    public Client as(Secret other) {
        return new Client(manager.base(), other);
    }

    /** What only the orchestrator is told. */
    public String connectionOf(long meetingId) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), "");
                var query = connection.prepareStatement(
                        "select connection_id from meeting_sessions where meeting_id = ?")) {
            query.setLong(1, meetingId);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String meet(String code) {
        return "{\"platform\":\"google_meet\",\"native_meeting_id\":\"" + code + "\"}";
    }

    /** A meeting code of its own for each number. */
    static String code(int number) {
        var letters = new StringBuilder();
        for (int i = 0, rest = number; i < 10; i++, rest /= 26) {
            letters.append((char) ('a' + rest % 26));
        }
        return letters.insert(3, '-').insert(8, '-').toString();
    }

    @Override
    public void close() {
        client.close();
        manager.close();
    }
}
