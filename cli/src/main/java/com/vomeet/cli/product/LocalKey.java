package com.vomeet.cli.product;

import com.vomeet.contract.Secret;
import com.vomeet.manager.Manager;

/** The one account of this machine. The database has only the key's hash, so the key itself is kept beside it. */
record LocalKey(Manager manager, LocalSecrets secrets) {
    private static final String NAME = "api-key";

    /** The kept key if the database still knows it, else that of a new account. */
    Secret key() {
        return secrets.find(NAME)
                .filter(key -> manager.accounts().find(key).isPresent())
                .orElseGet(() -> secrets.keep(
                        NAME, manager.accounts().create("this machine").key()));
    }
}
