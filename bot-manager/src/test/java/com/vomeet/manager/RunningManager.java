package com.vomeet.manager;

import com.vomeet.contract.Secret;
import com.vomeet.manager.config.ManagerConfig;

/** A manager that runs no bots, with a client that has a key. */
public final class RunningManager implements AutoCloseable {
    public final Manager manager;
    public final Secret key;
    public final Client client;

    public RunningManager() {
        this(RealParts.config());
    }

    public RunningManager(ManagerConfig config) {
        manager = Manager.start(config);
        key = manager.accounts().create("Ann", 0).key();
        client = new Client(manager.base(), key);
    }

    /** The same manager for somebody else. */
    public Client as(Secret other) {
        return new Client(manager.base(), other);
    }

    public static String meet(String code) {
        return "{\"platform\":\"google_meet\",\"native_meeting_id\":\"" + code + "\"}";
    }

    @Override
    public void close() {
        client.close();
        manager.close();
    }
}
