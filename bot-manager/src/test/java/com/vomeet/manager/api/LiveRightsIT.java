package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.contract.Secret;
import com.vomeet.manager.Rows;
import com.vomeet.manager.account.NewKey;
import com.vomeet.manager.account.Scope;
import com.vomeet.manager.config.LimitSettings;
import com.vomeet.manager.limit.RateLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which of many listeners lose their right, with real rows and a clock that stands still. */
final class LiveRightsIT {
    private final Rows rows = new Rows();
    private final PageSessions sessions = new PageSessions(rows.database.jdbi(), rows.clock);
    private final LiveRights rights = new LiveRights(
            new Callers(rows.accounts.keys(), sessions, new KeyLimits(new RateLimits(LimitSettings.NONE, rows.clock))),
            Duration.ofDays(1));
    private final List<String> lost = new ArrayList<>();

    @AfterEach
    void end() {
        rights.close();
        rows.close();
    }

    private Secret key(Set<Scope> scopes, @Nullable Instant expires) {
        return rows.accounts
                .keys()
                .make(rows.account, NewKey.named("x", scopes, expires))
                .orElseThrow()
                .key();
    }

    private LiveRights.Watch listens(String name, Pass pass) {
        return rights.watch(pass, Scope.TRANSCRIPTS_READ, () -> lost.add(name));
    }

    private void revoke(Secret key) {
        var caller = rows.accounts.keys().caller(key).orElseThrow();
        rows.accounts.keys().revoke(rows.account, caller.key());
    }

    @Test
    void whoseKeyIsRevokedIsToldOnceAndTheOthersListenOn() {
        var good = key(Scope.ALL, null);
        var bad = key(Scope.ALL, null);
        listens("good", new Pass.Key(good));
        listens("one", new Pass.Key(bad));
        listens("two", new Pass.Key(bad));
        rights.check();
        assertThat(lost).isEmpty();
        revoke(bad);
        rights.check();
        rights.check();
        assertThat(lost).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void whatIsNotKnownOrNotForTextOrExpiresIsLost() {
        listens("unknown", new Pass.Key(Secret.of("x".repeat(40))));
        listens("no key", new Pass.Key(Secret.of("short")));
        listens("other scope", new Pass.Key(key(Set.of(Scope.BOTS_READ), null)));
        listens("for a minute", new Pass.Key(key(Scope.ALL, rows.clock.instant().plusSeconds(60))));
        rights.check();
        assertThat(lost).containsExactlyInAnyOrder("unknown", "no key", "other scope");
        rows.clock.advance(Duration.ofSeconds(60));
        rights.check();
        assertThat(lost).contains("for a minute");
    }

    @Test
    void aPageThatIsSignedOutIsLostAndAnotherIsNot() {
        var one = sessions.open(rows.account);
        listens("one", new Pass.Session(one));
        listens("other", new Pass.Session(sessions.open(rows.account)));
        listens("the secret of a page is no key", new Pass.Key(one));
        rights.check();
        assertThat(lost).containsExactly("the secret of a page is no key");
        sessions.end(one);
        rights.check();
        assertThat(lost).containsExactly("the secret of a page is no key", "one");
    }

    @Test
    void theKeysAndPagesOfADisabledAccountAreLost() {
        listens("key", new Pass.Key(key(Scope.ALL, null)));
        listens("page", new Pass.Session(sessions.open(rows.account)));
        rows.database.jdbi().useHandle(handle -> handle.execute("update accounts set enabled = false"));
        rights.check();
        assertThat(lost).containsExactlyInAnyOrder("key", "page");
    }

    @Test
    void whoHasGoneIsNotToldAnything() {
        listens("gone", new Pass.Key(Secret.of("x".repeat(40)))).close();
        rights.check();
        assertThat(lost).isEmpty();
    }

    @Test
    void whileTheDatabaseIsAwayNobodyIsLost() {
        listens("x", new Pass.Key(key(Scope.ALL, null)));
        rows.database.close();
        assertThatThrownBy(rights::check).isInstanceOf(RuntimeException.class);
        assertThat(lost).isEmpty();
    }
}
