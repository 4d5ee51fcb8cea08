package com.vomeet.cli.product;

import java.nio.file.Path;
import java.util.Map;

/** PostgreSQL and Redis alone, for a manager that runs as a program of its own. */
public final class StoresAside {
    private StoresAside() {}

    /**
     * Starts both.
     *
     * @param data where their files and passwords are kept
     * @return the manager's settings for them
     */
    public static Map<String, String> start(Closing closing, Folders folders, Path data) {
        var secrets = new LocalSecrets(data.resolve("secrets"));
        var ports = new KeptPorts(data.resolve("ports"), _ -> {});
        return Stores.start(closing, folders, Folders.make(data), secrets, ports)
                .settings();
    }
}
