package com.vomeet.manager.idempotency;

import com.vomeet.contract.Sha256;
import com.vomeet.manager.account.AccountId;
import java.util.HexFormat;

/**
 * The name that a caller has given to a request.
 *
 * @param word the caller's own
 * @param fingerprint of what is asked for, so that a name used twice for different things is noticed
 */
public record IdempotencyKey(AccountId account, String word, String fingerprint) {
    /** @param request where it went and what it said, in a form that is the same for the same */
    public static IdempotencyKey of(AccountId account, String word, String request) {
        return new IdempotencyKey(account, word, HexFormat.of().formatHex(Sha256.of(request)));
    }
}
