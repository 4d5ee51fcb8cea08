package com.vomeet.manager.account;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key that somebody wants.
 *
 * @param name what its owner calls it; may be empty
 * @param expires null: never
 */
public record NewKey(
        KeyKind kind,
        String name,
        Set<Scope> scopes,
        @Nullable Instant expires) {
    public NewKey {
        scopes = Set.copyOf(scopes);
    }

    /** The key that a new account comes with. */
    static NewKey main() {
        return new NewKey(KeyKind.MAIN, "", Scope.ALL, null);
    }

    public static NewKey named(String name, Set<Scope> scopes, @Nullable Instant expires) {
        return new NewKey(KeyKind.NAMED, name, scopes, expires);
    }

    /** What the first vomeet called a user's token. */
    public static NewKey token() {
        return new NewKey(KeyKind.TOKEN, "", Scope.ALL, null);
    }
}
