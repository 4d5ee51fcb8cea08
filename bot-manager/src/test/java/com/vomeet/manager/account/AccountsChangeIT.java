package com.vomeet.manager.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.Rows;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of accounts after they are made. */
final class AccountsChangeIT {
    private final Rows rows = new Rows();
    private final Jdbi jdbi = rows.database.jdbi();

    @AfterEach
    void close() {
        rows.close();
    }

    private Account now(AccountId id) {
        return rows.accounts.find(id).orElseThrow();
    }

    private boolean leaves(AccountId id) {
        return jdbi.inTransaction(handle -> rows.accounts.leave(handle, id));
    }

    @Test
    void aChangeIsStoredWithItsTime() {
        rows.clock.advance(Duration.ofMinutes(1));
        jdbi.useTransaction(handle -> rows.accounts.change(
                handle, rows.account, before -> before.withName("Ann B.").withRetentionDays(7)));
        var after = now(rows.account);
        assertThat(after.settings()).isEqualTo(new AccountSettings("Ann B.", 0, true, 7, null));
        assertThat(after.updatedAt()).isEqualTo(rows.clock.instant());
        assertThat(after.createdAt()).isBefore(after.updatedAt());
    }

    @Test
    void ofChangesAtTheSameTimeNoneIsLost() throws Exception {
        Callable<Object> change = () -> jdbi.inTransaction(handle -> rows.accounts.change(
                handle, rows.account, before -> before.withMaxConcurrentBots(before.maxConcurrentBots() + 1)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done :
                    threads.invokeAll(Stream.generate(() -> change).limit(6).toList())) {
                done.get();
            }
        }
        assertThat(now(rows.account).settings().maxConcurrentBots()).isEqualTo(6);
    }

    @Test
    void nobodyIsChangedWhereNobodyIs() {
        var nobody = new AccountId(99);
        Optional<Account> changed =
                jdbi.inTransaction(handle -> rows.accounts.change(handle, nobody, before -> before));
        assertThat(changed).isEmpty();
        assertThat(leaves(nobody)).isFalse();
    }

    @Test
    void whoHasLeftIsNotFoundAndLeavesOnce() {
        var ann = rows.accounts.create("Ann");
        var id = ann.account().id();
        assertThat(leaves(id)).isTrue();
        assertThat(leaves(id)).isFalse();
        assertThat(rows.accounts.find(id)).isEmpty();
        assertThat(rows.accounts.find(ann.key())).isEmpty();
        assertThat(rows.accounts.list(new AccountPage(0, 10, true)))
                .extracting(Account::id)
                .doesNotContain(id);
    }

    @Test
    void anAccountIsNamedByTheBeginningOfItsOwnKey() {
        var ann = rows.accounts.create("Ann");
        var id = ann.account().id();
        rows.accounts.keys().make(id, NewKey.named("x", Scope.ALL, null));
        assertThat(now(id).keyPrefix()).isEqualTo(ApiKey.prefix(ann.key()));
        var renewed = jdbi.inTransaction(handle -> rows.accounts.keys().replaceMain(handle, id));
        assertThat(now(id).keyPrefix()).isEqualTo(renewed.stored().prefix());
        rows.accounts.keys().revoke(id, renewed.stored().id());
        assertThat(now(id).keyPrefix()).isNull();
    }
}
