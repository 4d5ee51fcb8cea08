package com.vomeet.manager.admin;

import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.account.KeyId;
import com.vomeet.manager.account.Scope;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A task at accounts and their keys; it needs nothing but the database. */
public sealed interface AccountTask extends AdminTask {
    /** @param maxBots bots at once; 0: no limit */
    record Create(String name, int maxBots) implements AccountTask {}

    /** Disabled ones too. */
    record ListAll() implements AccountTask {}

    record Enable(AccountId account, boolean enabled) implements AccountTask {}

    /** @param maxBots bots at once; 0: no limit */
    record Limit(AccountId account, int maxBots) implements AccountTask {}

    /** @param days that meetings are kept after their end; null: for ever */
    record Keep(AccountId account, @Nullable Integer days) implements AccountTask {}

    record Delete(AccountId account) implements AccountTask {}

    record ListKeys(AccountId account) implements AccountTask {}

    /** @param lifetime null: until it is revoked */
    record CreateKey(
            AccountId account,
            String name,
            Set<Scope> scopes,
            @Nullable Duration lifetime) implements AccountTask {
        public CreateKey {
            scopes = Set.copyOf(scopes);
        }
    }

    record RevokeKey(AccountId account, KeyId key) implements AccountTask {}
}
