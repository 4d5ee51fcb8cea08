package com.vomeet.manager.bot;

import com.vomeet.contract.Secret;
import com.vomeet.contract.control.CallbackSignature;
import java.time.InstantSource;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The secret that a bot signs its reports with: a function of the connection id, so nothing has to be stored. */
public final class CallbackSecrets {
    private final Hmac hmac;
    private final InstantSource clock;

    public CallbackSecrets(Secret signing, InstantSource clock) {
        this.hmac = Hmac.forPurpose(signing, "callback secret");
        this.clock = clock;
    }

    public Secret of(String connectionId) {
        return Secret.of(HexFormat.of().formatHex(hmac.of(connectionId)));
    }

    /** Whether a post is signed by the bot of that connection. */
    public boolean signed(String connectionId, byte[] body, @Nullable String timestamp, @Nullable String signature) {
        if (timestamp == null || signature == null || !timestamp.matches("\\d{1,12}")) {
            return false;
        }
        return CallbackSignature.holds(of(connectionId), Long.parseLong(timestamp), body, signature, clock.instant());
    }
}
