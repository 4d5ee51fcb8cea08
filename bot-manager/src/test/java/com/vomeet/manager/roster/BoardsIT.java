package com.vomeet.manager.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.Rows;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Report;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Boards that follow real rows. */
final class BoardsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Rows rows = new Rows();
    private final Boards boards = new Boards(new Roster(rows.database.jdbi(), rows.clock));

    @BeforeEach
    void hear() {
        rows.listeners.add(boards);
    }

    @AfterEach
    void close() {
        boards.close();
        rows.close();
    }

    /** What a client knows that puts together all that it was told. */
    private static final class Reader {
        private final Boards.View view;
        private final Map<MeetingId, LiveBot> bots = new HashMap<>();

        private Reader(Boards.View view) {
            this.view = view;
        }

        private void until(Predicate<Map<MeetingId, LiveBot>> wanted) throws InterruptedException {
            do {
                var news = view.next(PATIENCE);
                assertThat(news).isInstanceOf(News.Changed.class);
                take(((News.Changed) news).update());
            } while (!wanted.test(bots));
        }

        private void take(Update update) {
            if (update.whole()) {
                bots.clear();
            }
            update.bots().forEach(bot -> bots.put(bot.id(), bot));
            update.gone().forEach(bots::remove);
        }
    }

    private static boolean is(Map<MeetingId, LiveBot> bots, Meeting meeting, MeetingStatus status) {
        var bot = bots.get(meeting.id());
        return bot != null && bot.status() == status;
    }

    @Test
    void aReaderIsToldOfWhatComesMovesOnAndGoes() throws InterruptedException {
        var first = rows.requested("aaa-aaaa-aaa");
        try (var view = boards.open(rows.account)) {
            var reader = new Reader(view);
            reader.until(bots -> bots.containsKey(first.id()));
            var second = rows.requested("bbb-bbbb-bbb");
            reader.until(bots -> bots.containsKey(second.id()));
            rows.changes.apply(first.id(), new Report.StopRequested());
            reader.until(bots -> is(bots, first, MeetingStatus.STOPPING));
            rows.changes.apply(second.id(), new Report.NotStarted(EndReason.NO_CAPACITY, "full"));
            reader.until(bots -> is(bots, second, MeetingStatus.FAILED));
            rows.clock.advance(Boards.FAREWELL.plusSeconds(1));
            reader.until(bots -> !bots.containsKey(second.id()));
        }
    }

    @Test
    void whatNobodyTellsIsSeenSoonAllTheSame() throws InterruptedException {
        var meeting = rows.requested("aaa-aaaa-aaa");
        try (var view = boards.open(rows.account)) {
            var reader = new Reader(view);
            reader.until(bots -> bots.size() == 1);
            rows.database.jdbi().useHandle(handle -> handle.execute("update meetings set status = 'active'"));
            reader.until(bots -> is(bots, meeting, MeetingStatus.ACTIVE));
        }
    }

    @Test
    void readersOfOneAccountShareABoardAndOthersSeeTheirOwn() throws InterruptedException {
        rows.requested("aaa-aaaa-aaa");
        var bob = rows.accounts.create("Bob", 0).account().id();
        var one = boards.open(rows.account);
        try (var two = boards.open(rows.account);
                var other = boards.open(bob)) {
            new Reader(one).until(bots -> bots.size() == 1);
            one.close();
            new Reader(two).until(bots -> bots.size() == 1);
            new Reader(other).until(Map::isEmpty);
        }
    }

    @Test
    void whoLooksAtAllAccountsIsToldOfEachOnes() throws InterruptedException {
        var first = rows.requested("aaa-aaaa-aaa");
        var bob = rows.accounts.create("Bob", 0).account().id();
        try (var view = boards.openAll()) {
            var reader = new Reader(view);
            reader.until(bots -> bots.size() == 1);
            rows.requests.request(rows.wish(bob, "bbb-bbbb-bbb"));
            reader.until(bots -> bots.size() == 2);
            rows.changes.apply(first.id(), new Report.StopRequested());
            reader.until(bots -> is(bots, first, MeetingStatus.STOPPING));
        }
    }

    @Test
    void whenTheManagerEndsReadersAreToldAndNewOnesToo() throws InterruptedException {
        try (var view = boards.open(rows.account)) {
            new Reader(view).until(Map::isEmpty);
            boards.close();
            assertThat(view.next(PATIENCE)).isEqualTo(new News.Over());
        }
        try (var late = boards.open(rows.account)) {
            assertThat(late.next(PATIENCE)).isEqualTo(new News.Over());
        }
    }
}
