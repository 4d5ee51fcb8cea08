package com.vomeet.manager.admin;

import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.account.ApiKeys;
import com.vomeet.manager.account.KeyId;
import com.vomeet.manager.account.NewKey;
import com.vomeet.manager.account.User;
import com.vomeet.manager.account.User.UserSettings;
import com.vomeet.manager.account.UserId;
import com.vomeet.manager.account.Users;
import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;

/** What an administrator does to users and their tokens; each change is written down with it. */
public final class UserDesk {
    private final Jdbi jdbi;
    private final Accounts accounts;
    private final Users users;
    private final Audit audit;

    public UserDesk(Jdbi jdbi, Accounts accounts, Users users, Audit audit) {
        this.jdbi = jdbi;
        this.accounts = accounts;
        this.users = users;
        this.audit = audit;
    }

    /** @param isNew false: who had the address already, unchanged */
    public record Found(User user, boolean isNew) {}

    public Found create(Actor actor, String email, UserSettings settings) {
        return jdbi.inTransaction(handle -> {
            users.lock(handle, email);
            var before = users.byEmail(handle, email);
            if (before.isPresent()) {
                return new Found(before.get(), false);
            }
            var user = users.create(handle, email, settings);
            audit.write(handle, actor, AdminAction.CREATE_USER, target(user.id()));
            return new Found(user, true);
        });
    }

    /**
     * Empty when there is no such user.
     *
     * @param fields names of what is changed
     */
    public Optional<User> change(
            Actor actor, UserId id, Collection<String> fields, UnaryOperator<UserSettings> change) {
        return jdbi.inTransaction(handle -> {
            var changed = users.change(handle, id, change);
            changed.ifPresent(_ -> audit.write(handle, actor, AdminAction.CHANGE_USER, target(id), fields));
            return changed;
        });
    }

    /** What came of asking for a token. */
    public sealed interface TokenOutcome {
        record Made(ApiKeys.Made made) implements TokenOutcome {}

        record NoUser() implements TokenOutcome {}

        record TooMany() implements TokenOutcome {}
    }

    public TokenOutcome makeToken(Actor actor, UserId id) {
        return jdbi.inTransaction(handle -> {
            var user = users.find(handle, id);
            if (user.isEmpty()) {
                return new TokenOutcome.NoUser();
            }
            var made = accounts.keys().make(handle, user.get().account(), NewKey.token());
            made.ifPresent(token -> audit.write(
                    handle,
                    actor,
                    AdminAction.CREATE_TOKEN,
                    target(id) + " token:" + token.stored().id()));
            return made.<TokenOutcome>map(TokenOutcome.Made::new).orElseGet(TokenOutcome.TooMany::new);
        });
    }

    /** False when there is no such token. */
    public boolean deleteToken(Actor actor, KeyId token) {
        return jdbi.inTransaction(handle -> {
            var account = users.accountOfToken(handle, token);
            if (account.isEmpty() || !accounts.keys().revoke(handle, account.get(), token)) {
                return false;
            }
            audit.write(handle, actor, AdminAction.DELETE_TOKEN, "token:" + token);
            return true;
        });
    }

    private static String target(UserId id) {
        return "user:" + id;
    }
}
