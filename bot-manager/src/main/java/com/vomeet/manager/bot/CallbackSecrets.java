package com.vomeet.manager.bot;

import com.vomeet.contract.Secret;
import com.vomeet.contract.control.CallbackSignature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The secret that a bot signs its reports with: a function of the connection id, so nothing has to be stored. */
public final class CallbackSecrets {
    private static final String PURPOSE = "callback secret";
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}");
    private static final Pattern SIGNATURE = Pattern.compile("sha256=[0-9a-f]{64}");

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

    /** Whether a post with these headers can be signed at all: where it cannot, its body need not be read. */
    public boolean maybeSigned(@Nullable String timestamp, @Nullable String signature) {
        return timestamp != null
                && signature != null
                && TIMESTAMP.matcher(timestamp).matches()
                && SIGNATURE.matcher(signature).matches()
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant())
                                .abs()
                                .compareTo(CallbackSignature.TOLERANCE)
                        <= 0;
    }

    /** Whether a post is signed by the bot of that connection. */
    public boolean signed(String connectionId, byte[] body, @Nullable String timestamp, @Nullable String signature) {
        if (timestamp == null || signature == null || !maybeSigned(timestamp, signature)) {
            return false;
        }
        var at = Long.parseLong(timestamp);
        var now = clock.instant();
        return known.stream().anyMatch(key -> CallbackSignature.holds(of(key, connectionId), at, body, signature, now));
    }
}
