package com.vomeet.manager.admin;

import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.account.AccountPage;
import com.vomeet.manager.account.AccountSettings;
import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.account.NewKey;
import com.vomeet.manager.admin.AccountDesk.KeyOutcome;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;

/** Carries out tasks at accounts and keys for a command line. */
final class AccountClerk {
    private static final Actor WHO = Actor.commandLine();
    private static final AccountPage ALL = new AccountPage(0, Integer.MAX_VALUE, true);

    private final Accounts accounts;
    private final AccountDesk desk;
    private final InstantSource clock;
    private final Paper paper;

    AccountClerk(Jdbi jdbi, InstantSource clock, Paper paper) {
        this.accounts = new Accounts(jdbi, clock);
        this.desk = new AccountDesk(jdbi, accounts, new Audit(jdbi, clock));
        this.clock = clock;
        this.paper = paper;
    }

    /** @return the exit code */
    int run(AccountTask task) {
        return switch (task) {
            case AccountTask.Create(var name, var bots) -> create(name, bots);
            case AccountTask.ListAll _ -> {
                paper.accounts(accounts.list(ALL));
                yield 0;
            }
            case AccountTask.Enable(var id, var enabled) ->
                change(id, "enabled", settings -> settings.withEnabled(enabled));
            case AccountTask.Limit(var id, var bots) ->
                change(id, "max_concurrent_bots", settings -> settings.withMaxConcurrentBots(bots));
            case AccountTask.Keep(var id, var days) ->
                change(id, "retention_days", settings -> settings.withRetentionDays(days));
            case AccountTask.Delete(var id) ->
                desk.delete(WHO, id)
                        ? paper.done("Account " + id + " is deleted; the manager erases its meetings within minutes.")
                        : none(id);
            case AccountTask.ListKeys(var id) -> {
                if (accounts.find(id).isEmpty()) {
                    yield none(id);
                }
                paper.keys(accounts.keys().list(id));
                yield 0;
            }
            case AccountTask.CreateKey create -> create(create);
            case AccountTask.RevokeKey(var id, var key) ->
                desk.revokeKey(WHO, id, key)
                        ? paper.done("Key " + key + " of account " + id + " opens nothing any more.")
                        : paper.failed("Account " + id + " has no key " + key + ".");
        };
    }

    private int create(String name, int bots) {
        var created = desk.create(WHO, AccountSettings.usual(name).withMaxConcurrentBots(bots));
        return paper.newKey(
                "The API key of account " + created.account().id() + " (" + name + "), which nobody can show again:",
                paper.json(created.account()),
                created.key());
    }

    private int change(AccountId id, String field, UnaryOperator<AccountSettings> change) {
        return desk.change(WHO, id, AccountChange.of(field, change))
                .map(paper::account)
                .orElseGet(() -> none(id));
    }

    private int create(AccountTask.CreateKey task) {
        var expires = task.lifetime() == null ? null : clock.instant().plus(task.lifetime());
        var wanted = NewKey.named(task.name(), task.scopes(), expires);
        return switch (desk.makeKey(WHO, task.account(), wanted)) {
            case KeyOutcome.Made(var made) ->
                paper.newKey(
                        "Key " + made.stored().id() + " of account " + task.account()
                                + ", which nobody can show again:",
                        paper.json(made.stored()),
                        made.key());
            case KeyOutcome.NoAccount() -> none(task.account());
            case KeyOutcome.TooMany() -> paper.failed("Account " + task.account() + " has too many keys already.");
        };
    }

    private int none(AccountId id) {
        return paper.failed("There is no account " + id + ".");
    }
}
