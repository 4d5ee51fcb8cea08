package com.vomeet.manager.erase;

import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.manager.bot.Hmac;

/**
 * What is kept of an erased meeting's name: enough to know it again, not enough to read it. After a change of the signing key names
 * erased before are not known any more.
 */
final class NameMarks {
    private final Hmac hmac;

    NameMarks(Secret signing) {
        this.hmac = Hmac.forPurpose(signing, "erased name");
    }

    byte[] of(Platform platform, String nativeId) {
        return hmac.of(platform.wire() + "/" + nativeId);
    }
}
