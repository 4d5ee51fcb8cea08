package com.vomeet.bench.played;

import com.vomeet.contract.Secret;
import com.vomeet.manager.Admin;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** An account without limits, made as an operator makes one. */
public final class NewAccount {
    private NewAccount() {}

    /**
     * Makes it.
     *
     * @param settings of the manager
     * @return its API key
     */
    public static Secret key(Map<String, String> settings) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var status = Admin.run(
                List.of("account", "create", "Bench", "--max-bots", "0"),
                settings,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        if (status != 0) {
            throw new IllegalStateException("no account: " + err.toString(StandardCharsets.UTF_8));
        }
        return Secret.of(out.toString(StandardCharsets.UTF_8).strip());
    }
}
