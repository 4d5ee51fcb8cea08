package com.vomeet.manager.admin;

import com.vomeet.contract.Secret;
import com.vomeet.manager.account.SecretHash;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Who administers.
 *
 * @param name told by the key's fingerprint, which opens nothing
 * @param requestId of the HTTP request; null without one
 */
public record Actor(String name, @Nullable String requestId) {
    private static final int FINGERPRINT = 4;
    private static final int LONGEST_ID = 128;

    public static Actor ofKey(Secret key, @Nullable String requestId) {
        var fingerprint = HexFormat.of().formatHex(SecretHash.of(key).bytes(), 0, FINGERPRINT);
        var id = requestId != null && requestId.length() > LONGEST_ID ? requestId.substring(0, LONGEST_ID) : requestId;
        return new Actor("key " + fingerprint, id);
    }

    /** Somebody who may read the manager's environment. */
    public static Actor commandLine() {
        return new Actor("command line", null);
    }
}
