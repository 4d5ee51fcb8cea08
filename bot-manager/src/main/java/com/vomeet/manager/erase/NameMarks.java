package com.vomeet.manager.erase;

import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.manager.bot.Hmac;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an erased meeting's name: enough to know it again, not enough to read it. After a change of the signing key names
 * erased before are known for as long as the key before is.
 */
final class NameMarks {
    private static final String PURPOSE = "erased name";

    private final Hmac hmac;
    private final List<Hmac> known;

    /** @param before a key whose marks still hold */
    NameMarks(Secret signing, @Nullable Secret before) {
        this.hmac = Hmac.forPurpose(signing, PURPOSE);
        this.known = before == null ? List.of(hmac) : List.of(hmac, Hmac.forPurpose(before, PURPOSE));
    }

    /** What an erased name is kept as from now on. */
    byte[] of(Platform platform, String nativeId) {
        return of(hmac, platform, nativeId);
    }

    /** All that it may have been kept as. */
    List<byte[]> known(Platform platform, String nativeId) {
        return known.stream().map(key -> of(key, platform, nativeId)).toList();
    }

    private static byte[] of(Hmac key, Platform platform, String nativeId) {
        return key.of(platform.wire() + "/" + nativeId);
    }
}
