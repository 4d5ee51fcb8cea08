package com.vomeet.manager.bot;

import com.vomeet.contract.Secret;
import com.vomeet.contract.control.CallbackSignature;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The secret that a bot signs its reports with: a function of the connection id, so nothing has to be stored. */
public final class CallbackSecrets {
    private static final String PURPOSE = "callback secret";
    private final Hmac hmac;
    private final List<Hmac> known;
    private final InstantSource clock;

    public CallbackSecrets(Secret signing, InstantSource clock) {
        this(signing, null, clock);
    }

    /** @param before a key whose secrets still hold: bots that run keep theirs */
    public CallbackSecrets(Secret signing, @Nullable Secret before, InstantSource clock) {
        this.hmac = Hmac.forPurpose(signing, PURPOSE);
        this.known = before == null ? List.of(hmac) : List.of(hmac, Hmac.forPurpose(before, PURPOSE));
        this.clock = clock;
    }

    public Secret of(String connectionId) {
        return of(hmac, connectionId);
    }

    private static Secret of(Hmac key, String connectionId) {
        return Secret.of(HexFormat.of().formatHex(key.of(connectionId)));
    }

    /** Whether a post is signed by the bot of that connection. */
    public boolean signed(String connectionId, byte[] body, @Nullable String timestamp, @Nullable String signature) {
        if (timestamp == null || signature == null || !timestamp.matches("\\d{1,12}")) {
            return false;
        }
        var at = Long.parseLong(timestamp);
        var now = clock.instant();
        return known.stream().anyMatch(key -> CallbackSignature.holds(of(key, connectionId), at, body, signature, now));
    }
}
