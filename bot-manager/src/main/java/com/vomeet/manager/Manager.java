package com.vomeet.manager;

import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.api.ApiParts;
import com.vomeet.manager.api.ApiServer;
import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import com.vomeet.manager.store.Redis;
import java.net.URI;

/** A running manager. */
public final class Manager implements AutoCloseable {
    private final Parts parts;
    private final Accounts accounts;
    private final URI base;

    private Manager(Parts parts, Accounts accounts, URI base) {
        this.parts = parts;
        this.accounts = accounts;
        this.base = base;
    }

    /**
     * Starts it: waits for the database and Redis, migrates, then listens.
     *
     * @throws IllegalStateException when something that it needs stays away; the message says what
     */
    public static Manager start(ManagerConfig config) {
        var parts = new Parts();
        try {
            return start(config, parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static Manager start(ManagerConfig config, Parts parts) {
        var database = parts.add(Database.open(config.database(), Patience.DEFAULT));
        var redis = parts.add(Redis.open(config.redisUrl(), Patience.DEFAULT));
        var accounts = new Accounts(database.jdbi());
        var meetings = new Meetings(database.jdbi());
        var api = parts.add(ApiServer.start(config.http(), new ApiParts(config, database, redis, accounts, meetings)));
        return new Manager(parts, accounts, api.base());
    }

    /** Where it listens, without a slash at the end. */
    public URI base() {
        return base;
    }

    public Accounts accounts() {
        return accounts;
    }

    @Override
    public void close() {
        parts.close();
    }
}
