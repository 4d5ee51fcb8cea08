package com.vomeet.manager.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.Rows;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.account.NewKey;
import com.vomeet.manager.account.Scope;
import com.vomeet.manager.erase.Erasure;
import com.vomeet.manager.idempotency.IdempotencyKey;
import com.vomeet.manager.idempotency.IdempotencyKeys;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Report;
import com.vomeet.manager.meeting.RequestOutcome;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RetentionIT {
    private final Rows rows = new Rows();
    private final Jdbi jdbi = rows.database.jdbi();
    private final Erasure erasure = new Erasure(jdbi, RealParts.SIGNING, null, rows.clock, _ -> {});
    private final List<MeetingId> erased = new CopyOnWriteArrayList<>();
    private final Set<MeetingId> broken = Collections.synchronizedSet(new HashSet<>());
    private final RetentionWork work = new RetentionWork() {
        @Override
        public void erase(MeetingId meeting) {
            if (broken.contains(meeting)) {
                throw new IllegalStateException("not now");
            }
            erasure.erase(meeting);
            erased.add(meeting);
        }

        @Override
        public void callBack(MeetingId meeting) {
            rows.changes.apply(meeting, new Report.StopRequested());
        }
    };
    private final Retention retention = new Retention(jdbi, work, rows.clock);

    @AfterEach
    void close() {
        retention.close();
        rows.close();
    }

    private void keep(AccountId account, @Nullable Integer days) {
        jdbi.useTransaction(
                handle -> rows.accounts.change(handle, account, settings -> settings.withRetentionDays(days)));
    }

    private Meeting ended(String code) {
        var meeting = rows.requested(code);
        ends(meeting);
        return meeting;
    }

    private void ends(Meeting meeting) {
        rows.changes.apply(meeting.id(), new Report.WorkloadEnded(EndReason.STOPPED, "It left."));
    }

    private int count(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void aMeetingGoesWhenItsDaysAreOverAndNotBefore() {
        keep(rows.account, 30);
        var meeting = ended("abc-defg-hij");
        rows.clock.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(retention.sweep().erased()).isZero();
        assertThat(rows.now(meeting).nativeId()).isEqualTo("abc-defg-hij");
        rows.clock.advance(Duration.ofSeconds(1));
        assertThat(retention.sweep().erased()).isEqualTo(1);
        assertThat(rows.now(meeting).nativeId()).isNull();
        assertThat(retention.sweep().erased()).isZero();
    }

    @Test
    void whatIsKeptForEverIsKept() {
        ended("abc-defg-hij");
        rows.clock.advance(Duration.ofDays(36_500));
        assertThat(retention.sweep()).isEqualTo(new Swept(0, 0, 0, false));
    }

    @Test
    void whatIsNotKeptGoesOnceItsLastWordsAreTold() {
        keep(rows.account, 0);
        var meeting = ended("abc-defg-hij");
        rows.clock.advance(Retention.SOONEST.minusSeconds(1));
        assertThat(retention.sweep().erased()).isZero();
        rows.clock.advance(Duration.ofSeconds(1));
        assertThat(retention.sweep().erased()).isEqualTo(1);
        assertThat(erased).containsExactly(meeting.id());
    }

    @Test
    void aMeetingThatGoesOnIsNeverTooOld() {
        keep(rows.account, 0);
        rows.requested("abc-defg-hij");
        rows.clock.advance(Duration.ofDays(3));
        assertThat(retention.sweep().erased()).isZero();
    }

    @Test
    void eachAccountHasItsOwnTime() {
        var bob = rows.accounts.create("Bob", 0).account().id();
        keep(rows.account, 1);
        keep(bob, 2);
        ended("abc-defg-hij");
        var wish = rows.wish(bob, "xyz-defg-hij");
        var bobs = ((RequestOutcome.Accepted) rows.requests.request(wish)).meeting();
        ends(bobs);
        rows.clock.advance(Duration.ofDays(1));
        assertThat(retention.sweep().erased()).isEqualTo(1);
        assertThat(erased).doesNotContain(bobs.id());
        rows.clock.advance(Duration.ofDays(1));
        retention.sweep();
        assertThat(erased).contains(bobs.id());
    }

    @Test
    void oneThatCannotGoDoesNotKeepTheOthersAndIsTriedAgain() {
        keep(rows.account, 0);
        var first = ended("abc-defg-hij");
        var second = ended("xyz-defg-hij");
        rows.clock.advance(Duration.ofMinutes(1));
        broken.add(first.id());
        assertThat(retention.sweep()).isEqualTo(new Swept(1, 1, 0, false));
        assertThat(erased).containsExactly(second.id());
        broken.clear();
        assertThat(retention.sweep()).isEqualTo(new Swept(1, 0, 0, false));
    }

    @Test
    void whileOneReplicaLooksNoOtherDoes() {
        keep(rows.account, 0);
        ended("abc-defg-hij");
        rows.clock.advance(Duration.ofMinutes(1));
        try (var other = jdbi.open()) {
            other.begin();
            assertThat(RetentionRows.lock(other)).isTrue();
            assertThat(retention.sweep()).isEqualTo(Swept.ELSEWHERE);
            other.rollback();
        }
        assertThat(retention.sweep().erased()).isEqualTo(1);
    }

    @Test
    void ofManyReplicasOneErasesEachMeetingOnce() throws Exception {
        keep(rows.account, 0);
        for (int n = 0; n < 20; n++) {
            ended("abc-defg-" + (char) ('a' + n) + "ij");
        }
        rows.clock.advance(Duration.ofMinutes(1));
        Callable<Swept> look = retention::sweep;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer :
                    threads.invokeAll(Stream.generate(() -> look).limit(4).toList())) {
                answer.get();
            }
        }
        assertThat(erased).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void aDeletedAccountsBotsAreCalledBackBeforeAnythingOfItGoes() {
        var live = rows.requested("abc-defg-hij");
        ended("xyz-defg-hij");
        jdbi.useTransaction(handle -> rows.accounts.leave(handle, rows.account));
        assertThat(retention.sweep()).isEqualTo(new Swept(1, 0, 0, false));
        assertThat(rows.now(live).wanted().leave()).isTrue();
        assertThat(count("accounts")).isEqualTo(1);
        ends(live);
        assertThat(retention.sweep()).isEqualTo(new Swept(1, 0, 1, false));
        for (var table : List.of("accounts", "api_keys", "meetings", "meeting_sessions", "meeting_events")) {
            assertThat(count(table)).as(table).isZero();
        }
    }

    @Test
    void nothingOfTheOthersGoesWithADeletedAccount() {
        ended("abc-defg-hij");
        var bob = rows.accounts.create("Bob", 0).account().id();
        jdbi.useTransaction(handle -> rows.accounts.leave(handle, bob));
        assertThat(retention.sweep()).isEqualTo(new Swept(0, 0, 1, false));
        assertThat(count("accounts")).isEqualTo(1);
        assertThat(count("meetings")).isEqualTo(1);
    }

    @Test
    void flightRecordsGoAfterAMonthWhateverTheirMeetingsDo() {
        var meeting = ended("abc-defg-hij");
        jdbi.useHandle(handle -> handle.execute(
                "insert into flight_records (meeting_id, connection_id, received_at, lines) values (?, 'c', ?, '{}')",
                meeting.id().value(),
                rows.clock.instant().atOffset(ZoneOffset.UTC)));
        rows.clock.advance(Retention.FLIGHT_RECORDS.minusSeconds(1));
        retention.sweep();
        assertThat(count("flight_records")).isEqualTo(1);
        rows.clock.advance(Duration.ofSeconds(1));
        retention.sweep();
        assertThat(count("flight_records")).isZero();
        assertThat(count("meetings")).isEqualTo(1);
    }

    @Test
    void keysThatOpenNothingAnyMoreAreForgottenInTime() {
        var keys = rows.accounts.keys();
        var key = keys.make(rows.account, NewKey.named("x", Scope.ALL, null)).orElseThrow();
        keys.revoke(rows.account, key.stored().id());
        var soon = rows.clock.instant().plusSeconds(1);
        assertThat(keys.make(rows.account, NewKey.named("of today", Scope.ALL, soon)))
                .isPresent();
        var before = count("api_keys");
        retention.sweep();
        assertThat(count("api_keys")).isEqualTo(before);
        rows.clock.advance(Retention.REVOKED_KEYS.plusSeconds(1));
        retention.sweep();
        assertThat(count("api_keys")).isEqualTo(before - 2);
    }

    @Test
    void whichRequestsWereMadeIsForgottenAfterADay() {
        var key = IdempotencyKey.of(rows.account, "one", "abc-defg-hij");
        rows.requests.request(
                rows.wish(rows.account, "abc-defg-hij"), new IdempotencyKeys(rows.clock).beside(key, _ -> "{}"));
        rows.clock.advance(IdempotencyKeys.KEPT.minusSeconds(1));
        retention.sweep();
        assertThat(count("idempotency_keys")).isEqualTo(1);
        rows.clock.advance(Duration.ofSeconds(1));
        retention.sweep();
        assertThat(count("idempotency_keys")).isZero();
    }

    @Test
    void ofRequestsThatAreTooOldALookForgetsSoManyAndTheNextTheRest() {
        remember(ended("abc-defg-hij"), 20_002);
        rows.clock.advance(IdempotencyKeys.KEPT);
        retention.sweep();
        assertThat(count("idempotency_keys")).isEqualTo(2);
        retention.sweep();
        assertThat(count("idempotency_keys")).isZero();
    }

    @Test
    void aKeyThatIsBeingUsedAnewHoldsUpNoLook() {
        remember(ended("abc-defg-hij"), 2);
        rows.clock.advance(IdempotencyKeys.KEPT);
        try (var request = jdbi.open()) {
            request.begin();
            request.execute(
                    "update idempotency_keys set created_at = ? where key = 'key 1'",
                    rows.clock.instant().atOffset(ZoneOffset.UTC));
            CompletableFuture.supplyAsync(retention::sweep)
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
            request.commit();
        }
        assertThat(count("idempotency_keys where key = 'key 1'")).isEqualTo(1);
        assertThat(count("idempotency_keys")).isEqualTo(1);
    }

    /** Requests that were answered with that meeting just now. */
    private void remember(Meeting meeting, int requests) {
        jdbi.useHandle(handle -> handle.execute(
                """
                insert into idempotency_keys (account_id, key, fingerprint, meeting_id, answer, created_at)
                select ?, 'key ' || n, '', ?, '{}', ? from generate_series(1, ?) n
                """,
                rows.account.value(),
                meeting.id().value(),
                rows.clock.instant().atOffset(ZoneOffset.UTC),
                requests));
    }

    @Test
    void itLooksWhenItStarts() {
        keep(rows.account, 0);
        ended("abc-defg-hij");
        rows.clock.advance(Duration.ofMinutes(1));
        try (var _ = Retention.start(jdbi, work, rows.clock)) {
            await().until(() -> erased.size() == 1);
        }
    }

    /** A replica that died leaves it until the database notices. */
    @Test
    void aLockThatIsLetGoOfIsAskedForAgainLongBeforeAMinuteIsOver() {
        keep(rows.account, 0);
        ended("abc-defg-hij");
        rows.clock.advance(Duration.ofMinutes(1));
        var asked = new CountDownLatch(1);
        try (var dead = jdbi.open()) {
            dead.begin();
            assertThat(RetentionRows.lock(dead)).isTrue();
            onAsking(asked::countDown);
            try (var _ = Retention.start(jdbi, work, rows.clock)) {
                await().until(() -> asked.getCount() == 0);
                assertThat(erased).isEmpty();
                dead.rollback();
                await().atMost(Duration.ofSeconds(20)).until(() -> erased.size() == 1);
            }
        }
    }

    /** When the lock was asked for. */
    private void onAsking(Runnable then) {
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                if (context.getRawSql().contains("pg_try_advisory_xact_lock")) {
                    then.run();
                }
            }
        });
    }
}
