package com.vomeet.manager.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.manager.Rows;
import com.vomeet.manager.account.AccountSettings;
import com.vomeet.manager.account.KeyId;
import com.vomeet.manager.account.NewKey;
import com.vomeet.manager.account.Scope;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The audit and the change that it tells of are one. */
final class AuditIT {
    private static final Actor ANN = new Actor("key 01234567", "the-one");

    private final Rows rows = new Rows();
    private final Audit audit = new Audit(rows.database.jdbi(), rows.clock);
    private final AccountDesk desk = new AccountDesk(rows.database.jdbi(), rows.accounts, audit);

    @AfterEach
    void close() {
        rows.close();
    }

    @Test
    void anEntrySaysWhoDidWhatToWhomAndWhen() {
        var account = desk.create(ANN, AccountSettings.usual("Bob")).account().id();
        assertThat(audit.list(10, 0))
                .containsExactly(new AuditEntry(
                        1,
                        rows.clock.instant(),
                        "key 01234567",
                        "account.create",
                        "account:" + account,
                        List.of(),
                        "the-one"));
    }

    @Test
    void aChangeThatFailsLeavesNoEntryAndAnEntryThatFailsNoChange() {
        assertThatThrownBy(() -> desk.create(ANN, AccountSettings.usual("Bob"), _ -> {
                    throw new IllegalStateException("not now");
                }))
                .hasMessage("not now");
        assertThat(audit.count()).isZero();

        rows.database.jdbi().useHandle(handle -> handle.execute("drop table admin_audit"));
        assertThatThrownBy(() -> desk.delete(ANN, rows.account)).isInstanceOf(RuntimeException.class);
        assertThat(rows.accounts.find(rows.account)).isPresent();
    }

    @Test
    void entriesComeTheNewestFirstAndInPages() {
        for (var days : List.of(1, 2, 3)) {
            desk.change(ANN, rows.account, AccountChange.of("day" + days, s -> s.withRetentionDays(days)));
            rows.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(audit.list(2, 0)).extracting(AuditEntry::fields).containsExactly(List.of("day3"), List.of("day2"));
        assertThat(audit.list(2, 2)).extracting(AuditEntry::fields).containsExactly(List.of("day1"));
        assertThat(audit.count()).isEqualTo(3);
    }

    @Test
    void keysAreNamedByTheirNumbers() {
        var outcome = desk.makeKey(ANN, rows.account, NewKey.named("x", Scope.ALL, null));
        assertThat(outcome).isInstanceOfSatisfying(AccountDesk.KeyOutcome.Made.class, made -> {
            var id = made.made().stored().id();
            assertThat(desk.revokeKey(ANN, rows.account, id)).isTrue();
            assertThat(audit.list(10, 0))
                    .extracting(AuditEntry::target)
                    .containsOnly("account:" + rows.account + " key:" + id);
        });
        assertThat(desk.revokeKey(ANN, rows.account, new KeyId(99))).isFalse();
        assertThat(audit.count()).isEqualTo(2);
    }
}
