package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PageSessionsIT {
    private final Database database = Database.open(RealParts.newDatabase(), Patience.DEFAULT);
    private final AccountId ada =
            new Accounts(database.jdbi()).create("Ada").account().id();
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final PageSessions sessions = new PageSessions(database.jdbi(), () -> now);

    @AfterEach
    void end() {
        database.close();
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
        assertThat(sessions.account(secret)).contains(ada);
        now = now.plus(PageSessions.LIFETIME).minusSeconds(1);
        assertThat(sessions.account(secret)).contains(ada);
        now = now.plus(Duration.ofSeconds(1));
        assertThat(sessions.account(secret)).isEmpty();
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
        for (var n = 2; n < PageSessions.PER_ACCOUNT + 1; n++) {
            now = now.plusSeconds(1);
            sessions.open(ada);
        }
        assertThat(rows()).isEqualTo(PageSessions.PER_ACCOUNT);
        assertThat(sessions.account(first)).isEmpty();
        assertThat(sessions.account(second)).contains(ada);
    }

    @Test
    void oneBrowsersEndIsNotTheOthers() {
        var one = sessions.open(ada);
        var other = sessions.open(ada);
        sessions.end(one);
        assertThat(sessions.account(one)).isEmpty();
        assertThat(sessions.account(other)).contains(ada);
        assertThat(sessions.account(Secret.of("invented"))).isEmpty();
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
}
