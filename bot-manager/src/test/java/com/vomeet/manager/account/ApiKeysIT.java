package com.vomeet.manager.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.manager.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ApiKeysIT {
    private final Rows rows = new Rows();
    private final ApiKeys keys = rows.accounts.keys();

    @AfterEach
    void close() {
        rows.close();
    }

    private ApiKeys.Made made(NewKey wanted) {
        return keys.make(rows.account, wanted).orElseThrow();
    }

    private Instant lastUsed(KeyId id) {
        return keys.list(rows.account).stream()
                .filter(key -> key.id().equals(id))
                .map(StoredKey::lastUsed)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aKeySaysWhoCallsAndWhatHeMay() {
        var some = made(NewKey.named("reader", Set.of(Scope.MEETINGS_READ), null));
        assertThat(keys.caller(some.key()))
                .contains(new Caller(rows.account, some.stored().id(), Set.of(Scope.MEETINGS_READ)));
        var all = made(NewKey.named("all", Scope.ALL, null));
        assertThat(keys.caller(all.key()).orElseThrow().scopes()).isEqualTo(Scope.ALL);
    }

    @Test
    void aKeyWorksUntilItExpires() {
        var today = made(NewKey.named("today", Scope.ALL, rows.clock.instant().plusSeconds(60)));
        rows.clock.advance(Duration.ofSeconds(59));
        assertThat(keys.caller(today.key())).isPresent();
        rows.clock.advance(Duration.ofSeconds(1));
        assertThat(keys.caller(today.key())).isEmpty();
        assertThat(keys.list(rows.account)).extracting(StoredKey::name).contains("today");
    }

    /** A program that makes itself a key for each day. */
    @Test
    void keysThatHaveExpiredTakeNoPlace() {
        for (int i = 1; i < ApiKeys.MOST; i++) {
            made(NewKey.named("day " + i, Scope.ALL, rows.clock.instant().plusSeconds(60)));
        }
        var one = NewKey.named("one more", Scope.ALL, null);
        assertThat(keys.make(rows.account, one)).as("with the account's first").isEmpty();
        rows.clock.advance(Duration.ofSeconds(60));
        assertThat(keys.make(rows.account, one)).isPresent();
    }

    @Test
    void itIsKnownToTheMinuteWhenAKeyWasUsed() {
        var key = made(NewKey.named("x", Scope.ALL, null));
        var first = rows.clock.instant();
        keys.caller(key.key());
        assertThat(lastUsed(key.stored().id())).isEqualTo(first);
        rows.clock.advance(ApiKeys.NOTED_EVERY.minusSeconds(1));
        keys.caller(key.key());
        assertThat(lastUsed(key.stored().id())).isEqualTo(first);
        rows.clock.advance(Duration.ofSeconds(1));
        keys.caller(key.key());
        assertThat(lastUsed(key.stored().id())).isEqualTo(rows.clock.instant());
    }

    @Test
    void aRevokedKeyOpensNothingAndIsNotListed() {
        var key = made(NewKey.named("x", Scope.ALL, null));
        assertThat(keys.revoke(rows.account, key.stored().id())).isTrue();
        assertThat(keys.caller(key.key())).isEmpty();
        assertThat(keys.list(rows.account)).extracting(StoredKey::kind).containsExactly(KeyKind.MAIN);
        assertThat(keys.revoke(rows.account, key.stored().id())).isFalse();
    }

    @Test
    void manyKeysAreAskedAboutAtOnceAndNoneIsNotedAsUsed() {
        var one = made(NewKey.named("one", Set.of(Scope.BOTS_READ), null));
        var two = made(NewKey.named("two", Scope.ALL, null));
        var gone = made(NewKey.named("gone", Scope.ALL, null));
        keys.revoke(rows.account, gone.stored().id());
        var sameBeginning =
                Secret.of(one.key().reveal().substring(0, ApiKey.PREFIX) + "x".repeat(ApiKey.LENGTH - ApiKey.PREFIX));
        assertThat(keys.callers(List.of(one.key(), two.key(), gone.key(), sameBeginning, Secret.of("short"))))
                .isEqualTo(Map.of(
                        one.key(), new Caller(rows.account, one.stored().id(), Set.of(Scope.BOTS_READ)),
                        two.key(), new Caller(rows.account, two.stored().id(), Scope.ALL)));
        assertThat(keys.callers(List.of())).isEmpty();
        assertThat(keys.list(rows.account))
                .allSatisfy(key -> assertThat(key.lastUsed()).isNull());
    }

    @Test
    void nobodyRevokesTheKeyOfAnother() {
        var key = made(NewKey.named("x", Scope.ALL, null));
        var bob = rows.accounts.create("Bob").account().id();
        assertThat(keys.revoke(bob, key.stored().id())).isFalse();
        assertThat(keys.caller(key.key())).isPresent();
    }

    @Test
    void anAccountsOwnKeyIsReplacedAndTheOthersStay() {
        var ann = rows.accounts.create("Ann");
        var id = ann.account().id();
        var named = keys.make(id, NewKey.named("x", Scope.ALL, null)).orElseThrow();
        var renewed = rows.database.jdbi().inTransaction(handle -> keys.replaceMain(handle, id));
        assertThat(keys.caller(ann.key())).isEmpty();
        assertThat(keys.caller(renewed.key())).isPresent();
        assertThat(keys.caller(named.key())).isPresent();
    }

    @Test
    void anAccountHasABoundedNumberOfKeysWhoeverAsksAtOnce() throws Exception {
        for (int n = keys.list(rows.account).size(); n < ApiKeys.MOST - 2; n++) {
            made(NewKey.named("x", Scope.ALL, null));
        }
        Callable<Boolean> ask = () ->
                keys.make(rows.account, NewKey.named("y", Scope.ALL, null)).isPresent();
        var made = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer :
                    threads.invokeAll(Stream.generate(() -> ask).limit(8).toList())) {
                made += answer.get() ? 1 : 0;
            }
        }
        assertThat(made).isEqualTo(2);
        assertThat(keys.list(rows.account)).hasSize(ApiKeys.MOST);
    }
}
