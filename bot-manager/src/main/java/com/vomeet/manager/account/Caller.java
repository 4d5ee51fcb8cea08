package com.vomeet.manager.account;

import java.util.Set;

/**
 * Who calls, and by what right.
 *
 * @param key the one that was shown, or that the page's session was opened with
 */
public record Caller(AccountId account, KeyId key, Set<Scope> scopes) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }
}
