package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.account.Caller;
import com.vomeet.manager.account.KeyId;
import com.vomeet.manager.account.NewKey;
import com.vomeet.manager.account.Scope;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PageSessionsIT {
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final Database database = Database.open(RealParts.newDatabase(), Patience.DEFAULT);
    private final Accounts accounts = new Accounts(database.jdbi(), () -> now);
    private final Accounts.Created created = accounts.create("Ada");
    private final AccountId ada = created.account().id();
    private final PageSessions sessions = new PageSessions(database.jdbi(), () -> now);

    @AfterEach
    void end() {
        database.close();
    }

    private Caller byLink() {
        return new Caller(ada, KeyId.ofPages(ada), Scope.ALL);
    }

    private int rows() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from page_sessions")
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void aSessionLastsAWeekAndNotLonger() {
        var secret = sessions.open(ada);
        assertThat(sessions.caller(secret)).contains(byLink());
        now = now.plus(PageSessions.LIFETIME).minusSeconds(1);
        assertThat(sessions.caller(secret)).contains(byLink());
        now = now.plus(Duration.ofSeconds(1));
        assertThat(sessions.caller(secret)).isEmpty();
    }

    @Test
    void sessionsThatAreOverAreRemovedWhenSomebodySignsIn() {
        sessions.open(ada);
        now = now.plus(PageSessions.LIFETIME);
        sessions.open(ada);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void anAccountHasABoundedNumberAndItsOldestEnds() {
        var first = sessions.open(ada);
        now = now.plusSeconds(1);
        var second = sessions.open(ada);
        for (var n = 2; n < PageSessions.MOST + 1; n++) {
            now = now.plusSeconds(1);
            sessions.open(ada);
        }
        assertThat(rows()).isEqualTo(PageSessions.MOST);
        assertThat(sessions.caller(first)).isEmpty();
        assertThat(sessions.caller(second)).contains(byLink());
    }

    @Test
    void oneBrowsersEndIsNotTheOthers() {
        var one = sessions.open(ada);
        var other = sessions.open(ada);
        sessions.end(one);
        assertThat(sessions.caller(one)).isEmpty();
        assertThat(sessions.caller(other)).contains(byLink());
        assertThat(sessions.caller(Secret.of("invented"))).isEmpty();
    }

    @Test
    void anOperatorsSessionIsNoAccountsAndEndsLikeOne() {
        var first = sessions.openOperator("key 0123abcd");
        assertThat(sessions.operator(first)).contains("key 0123abcd");
        assertThat(sessions.caller(first)).isEmpty();
        assertThat(sessions.operator(sessions.open(ada))).isEmpty();
        for (var n = 0; n < PageSessions.MOST; n++) {
            now = now.plusSeconds(1);
            sessions.openOperator("key 0123abcd");
        }
        assertThat(sessions.operator(first)).isEmpty();
        var last = sessions.openOperator("key 0123abcd");
        now = now.plus(PageSessions.LIFETIME);
        assertThat(sessions.operator(last)).isEmpty();
    }

    @Test
    void theDatabaseDoesNotKnowTheSecret() {
        var secret = sessions.open(ada);
        var kept = database.jdbi()
                .withHandle(handle -> handle.createQuery("select hash::text from page_sessions")
                        .mapTo(String.class)
                        .one());
        assertThat(kept).doesNotContain(secret.reveal());
    }

    @Test
    void aSessionMayWhatItsKeyMayAndEndsWithIt() {
        var made = accounts.keys()
                .make(ada, NewKey.named("reader", Set.of(Scope.MEETINGS_READ), null))
                .orElseThrow();
        var secret = sessions.open(accounts.keys().caller(made.key()).orElseThrow());
        assertThat(sessions.caller(secret))
                .contains(new Caller(ada, made.stored().id(), Set.of(Scope.MEETINGS_READ)));
        accounts.keys().revoke(ada, made.stored().id());
        assertThat(sessions.caller(secret)).isEmpty();
    }

    @Test
    void aSessionEndsWhenItsKeyExpires() {
        var made = accounts.keys()
                .make(ada, NewKey.named("today", Scope.ALL, now.plusSeconds(60)))
                .orElseThrow();
        var secret = sessions.open(accounts.keys().caller(made.key()).orElseThrow());
        now = now.plusSeconds(59);
        assertThat(sessions.caller(secret)).isPresent();
        now = now.plusSeconds(1);
        assertThat(sessions.caller(secret)).isEmpty();
    }
}
