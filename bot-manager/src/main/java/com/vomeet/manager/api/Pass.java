package com.vomeet.manager.api;

import com.vomeet.contract.Secret;

/** What a caller shows. */
sealed interface Pass {
    Secret secret();

    /** An account's key. */
    record Key(Secret secret) implements Pass {}

    /** The cookie of a page that is signed in. */
    record Session(Secret secret) implements Pass {}
}
