package com.vomeet.manager.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.Rows;
import com.vomeet.manager.account.AccountId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BotRequestsIT {
    private static final int AT_ONCE = 64;
    private final Rows rows = new Rows();

    @AfterEach
    void close() {
        rows.close();
    }

    @Test
    void rowSessionAndFirstEventAreThereTogether() {
        var meeting = rows.requested("abc-defg-hij");
        assertThat(meeting.status()).isEqualTo(MeetingStatus.REQUESTED);
        assertThat(meeting.session().workload())
                .isEqualTo("vomeet-bot-" + meeting.id() + "-"
                        + meeting.session().connectionId().substring(0, 8));
        assertThat(rows.meetings.byConnection(meeting.session().connectionId())).contains(meeting);
        assertThat(rows.meetings.events(meeting.id())).singleElement().satisfies(event -> {
            assertThat(event.to()).isEqualTo(MeetingStatus.REQUESTED);
            assertThat(event.source()).isEqualTo("user");
        });
    }

    @Test
    void ofManyRequestsForOneMeetingAtOnceExactlyOneIsAccepted() {
        for (var seats : List.of(0, 100)) {
            var account = account(seats);
            var outcomes = atOnce(_ -> rows.requests.request(rows.wish(account, "abc-defg-hij")));
            var accepted = outcomes.stream()
                    .filter(RequestOutcome.Accepted.class::isInstance)
                    .toList();
            assertThat(accepted).hasSize(1);
            var id = ((RequestOutcome.Accepted) accepted.getFirst()).meeting().id();
            assertThat(outcomes)
                    .filteredOn(o -> !(o instanceof RequestOutcome.Accepted))
                    .containsOnly(new RequestOutcome.LiveAlready(id));
        }
    }

    @Test
    void ofManyRequestsAtTheLimitNeverOneTooManyIsAccepted() {
        var account = account(3);
        var outcomes = atOnce(i -> rows.requests.request(rows.wish(account, code(i))));
        assertThat(outcomes)
                .filteredOn(RequestOutcome.Accepted.class::isInstance)
                .hasSize(3);
        assertThat(outcomes)
                .filteredOn(o -> !(o instanceof RequestOutcome.Accepted))
                .containsOnly(new RequestOutcome.NoSeat(3));
        assertThat(rows.meetings.running(account)).hasSize(3);
    }

    @Test
    void theSameMeetingIsAConflictEvenWhereNoSeatIsLeft() {
        var account = account(1);
        var first = (RequestOutcome.Accepted) rows.requests.request(rows.wish(account, "abc-defg-hij"));
        assertThat(rows.requests.request(rows.wish(account, "abc-defg-hij")))
                .isEqualTo(new RequestOutcome.LiveAlready(first.meeting().id()));
        assertThat(rows.requests.request(rows.wish(account, "abc-defg-hik"))).isEqualTo(new RequestOutcome.NoSeat(1));
    }

    @Test
    void anEndedMeetingGivesItsSeatAndItsNameBack() {
        var account = account(1);
        var first = (RequestOutcome.Accepted) rows.requests.request(rows.wish(account, "abc-defg-hij"));
        rows.changes.apply(
                first.meeting().id(),
                new Report.BotSays(MeetingStatus.COMPLETED, 1, EndReason.LEFT_ALONE, null, null, List.of()));
        assertThat(rows.requests.request(rows.wish(account, "abc-defg-hij")))
                .isInstanceOf(RequestOutcome.Accepted.class);
    }

    @Test
    void aStopUnderWayStillHoldsTheSeat() {
        var account = account(1);
        var first = (RequestOutcome.Accepted) rows.requests.request(rows.wish(account, "abc-defg-hij"));
        rows.changes.apply(first.meeting().id(), new Report.StopRequested());
        assertThat(rows.requests.request(rows.wish(account, "abc-defg-hij")))
                .isEqualTo(new RequestOutcome.LiveAlready(first.meeting().id()));
    }

    @Test
    void aLimitThatWasLoweredCountsThoseThatSitBeyondIt() {
        var account = account(4);
        for (int i = 0; i < 4; i++) {
            rows.requests.request(rows.wish(account, code(i)));
        }
        limit(account, 2);
        end(account, 2);
        assertThat(rows.meetings.running(account)).hasSize(2);
        assertThat(rows.requests.request(rows.wish(account, code(9)))).isEqualTo(new RequestOutcome.NoSeat(2));
        end(account, 1);
        assertThat(rows.requests.request(rows.wish(account, code(9)))).isInstanceOf(RequestOutcome.Accepted.class);
        assertThat(rows.requests.request(rows.wish(account, code(10)))).isEqualTo(new RequestOutcome.NoSeat(2));
    }

    @Test
    void botsOfATimeWithoutALimitCountOnceThereIsOne() {
        var account = account(0);
        for (int i = 0; i < 3; i++) {
            rows.requests.request(rows.wish(account, code(i)));
        }
        limit(account, 4);
        assertThat(rows.requests.request(rows.wish(account, code(7)))).isInstanceOf(RequestOutcome.Accepted.class);
        assertThat(rows.requests.request(rows.wish(account, code(8)))).isEqualTo(new RequestOutcome.NoSeat(4));
    }

    @Test
    void theDatabaseItselfRefusesASeatTwiceAndOneBeyondTheLimit() {
        var account = account(2);
        rows.requests.request(rows.wish(account, code(0)));
        rows.requests.request(rows.wish(account, code(1)));
        var jdbi = rows.database.jdbi();
        assertThatThrownBy(() -> jdbi.useHandle(
                        handle -> handle.execute("update meetings set seat = 1 where account_id = ?", account.value())))
                .hasMessageContaining("meetings_one_bot_a_seat");
        assertThatThrownBy(() -> jdbi.useHandle(
                        handle -> handle.execute("update meetings set seat = 3 where account_id = ?", account.value())))
                .hasMessageContaining("meetings_seat_within_limit");
    }

    @Test
    void manyScheduledBotsThatAreMadeAtOnceNeverTakeOneSeatTooMany() {
        var account = account(3);
        var meetings = new ArrayList<Meeting>();
        for (int i = 0; i < 12; i++) {
            meetings.add(rows.scheduled(account, code(i), Duration.ofHours(1)));
        }
        var launched = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var meeting : meetings) {
                threads.execute(() -> {
                    if (rows.changes.launch(meeting) instanceof LaunchOutcome.Launched) {
                        launched.incrementAndGet();
                    }
                });
            }
        }
        assertThat(launched).hasValue(3);
    }

    private void limit(AccountId account, int seats) {
        rows.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "update accounts set max_concurrent_bots = ? where id = ?", seats, account.value()));
    }

    private void end(AccountId account, int many) {
        rows.meetings.running(account).stream()
                .limit(many)
                .forEach(bot -> rows.changes.apply(
                        bot.meeting(),
                        new Report.BotSays(MeetingStatus.COMPLETED, 1, EndReason.LEFT_ALONE, null, null, List.of())));
    }

    private AccountId account(int seats) {
        return rows.accounts.create("Bob", seats).account().id();
    }

    private static String code(int i) {
        return "abc-defg-" + (char) ('a' + i / 26) + (char) ('a' + i % 26) + "a";
    }

    private interface Request {
        RequestOutcome make(int number);
    }

    private static List<RequestOutcome> atOnce(Request request) {
        var go = new CountDownLatch(1);
        var pending = new ArrayList<Future<RequestOutcome>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < AT_ONCE; i++) {
                var number = i;
                Callable<RequestOutcome> call = () -> {
                    go.await();
                    return request.make(number);
                };
                pending.add(threads.submit(call));
            }
            go.countDown();
        }
        return pending.stream().map(Future::resultNow).toList();
    }
}
