package com.vomeet.manager.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Platform;
import com.vomeet.manager.Rows;
import com.vomeet.manager.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class MeetingListIT {
    private final Rows rows = new Rows();
    private final MeetingList list = new MeetingList(rows.database.jdbi());
    private Meeting first;
    private Meeting second;
    private Meeting third;

    @BeforeEach
    void threeMeetingsADayApart() {
        first = rows.requested("aaa-aaaa-aaa");
        rows.clock.advance(Duration.ofDays(1));
        second = rows.requested("bbb-bbbb-bbb");
        rows.clock.advance(Duration.ofDays(1));
        third = rows.requested("ccc-cccc-ccc");
        rows.requests.request(rows.wish(rows.accounts.create("Bob", 0).account().id(), "ddd-dddd-ddd"));
    }

    @AfterEach
    void close() {
        rows.close();
    }

    private MeetingQuery all() {
        return new MeetingQuery(rows.account, Set.of(), null, null, null, List.of(), 100, 0);
    }

    private MeetingQuery words(AccountId account, String... words) {
        return new MeetingQuery(account, Set.of(), null, null, null, List.of(words), 100, 0);
    }

    private List<String> names(MeetingQuery query) {
        return ((MeetingPage.Found) list.find(query))
                .meetings().stream()
                        .map(meeting -> String.valueOf(meeting.nativeId()).substring(0, 3))
                        .toList();
    }

    private void note(Meeting meeting, String json) {
        new MeetingNotes(rows.database.jdbi(), rows.meetings, rows.clock)
                .write(meeting.id(), (ObjectNode) Json.MAPPER.readTree(json));
    }

    private void says(Meeting meeting, String speaker, String text) {
        rows.database.jdbi().useHandle(handle -> {
            var uid = meeting.session().connectionId();
            handle.execute(
                    "insert into transcript_sessions (uid, meeting_id) values (?, ?) on conflict do nothing",
                    uid,
                    meeting.id().value());
            handle.execute("""
                    insert into transcript_segments (session_uid, number, meeting_id, seq, start_seconds, end_seconds, body,
                        speaker, absolute_start, absolute_end, created_at, entry_millis, entry_count)
                    values (?, 1, ?, 1, 0, 1, ?, ?, now(), now(), now(), 1, 1)
                    """, uid, meeting.id().value(), text, speaker);
        });
    }

    @Test
    void anAccountSeesItsOwnNewestFirst() {
        assertThat(names(all())).containsExactly("ccc", "bbb", "aaa");
        assertThat(((MeetingPage.Found) list.find(all())).total()).isEqualTo(3);
    }

    @Test
    void statusesAndPlatformsAreFiltered() {
        rows.changes.apply(
                second.id(),
                new Report.BotSays(MeetingStatus.COMPLETED, 1, EndReason.LEFT_ALONE, null, null, List.of()));
        rows.changes.apply(third.id(), new Report.StopRequested());
        var ended = Set.of(MeetingStatus.COMPLETED, MeetingStatus.STOPPING);
        assertThat(names(new MeetingQuery(rows.account, ended, null, null, null, List.of(), 100, 0)))
                .containsExactly("ccc", "bbb");
        assertThat(names(new MeetingQuery(rows.account, Set.of(), Platform.ZOOM, null, null, List.of(), 100, 0)))
                .isEmpty();
    }

    @Test
    void aDayBeginsWithItsFirstMomentAndEndsBeforeTheNext() {
        var from = second.times().created();
        var to = third.times().created();
        assertThat(names(between(from, to))).containsExactly("bbb");
        assertThat(names(between(from, to.plusNanos(1_000)))).containsExactly("ccc", "bbb");
    }

    private MeetingQuery between(Instant from, Instant to) {
        return new MeetingQuery(rows.account, Set.of(), null, from, to, List.of(), 100, 0);
    }

    @Test
    void wordsAreFoundInEverythingThatNamesAMeetingAndInWhatWasSaid() {
        note(first, "{\"name\":\"Weekly Budget\",\"participants\":[\"Jörg\"],\"notes\":\"100% sure_\"}");
        says(second, "Grace", "the BUDGET of the navy");
        assertThat(names(words(rows.account, "budget"))).containsExactly("bbb", "aaa");
        assertThat(names(words(rows.account, "budget", "navy"))).containsExactly("bbb");
        assertThat(names(words(rows.account, "grace"))).containsExactly("bbb");
        assertThat(names(words(rows.account, "JÖRG"))).containsExactly("aaa");
        assertThat(names(words(rows.account, "ccc-cc"))).containsExactly("ccc");
        assertThat(names(words(rows.account, "vomeet"))).as("the bot's name").hasSize(3);
    }

    @Test
    void whatMeansSomethingToTheDatabaseMeansItself() {
        note(first, "{\"notes\":\"100% sure_\"}");
        for (var word : List.of("0%", "%", "sure_", "_")) {
            assertThat(names(words(rows.account, word))).as(word).containsExactly("aaa");
        }
        for (var word : List.of("\\", "'", "\\%")) {
            assertThat(names(words(rows.account, word))).as(word).isEmpty();
        }
    }

    @Test
    void nothingOfOthersIsFound() {
        says(first, "Ann", "secret");
        assertThat(names(words(new AccountId(rows.account.value() + 1), "secret")))
                .isEmpty();
    }

    @Test
    void aRowThatCannotBeReadBreaksNothing() {
        rows.database.jdbi().useHandle(handle -> {
            handle.execute(
                    "update meetings set platform = 'holodeck' where id = ?",
                    second.id().value());
            handle.execute(
                    "update meetings set completion_reason = 'beamed_up' where id = ?",
                    first.id().value());
        });
        assertThat(names(all())).containsExactly("ccc", "aaa");
        assertThat(((MeetingPage.Found) list.find(all())).total()).isEqualTo(3);
    }

    @Test
    void pagesKnowTheWhole() {
        var page = new MeetingQuery(rows.account, Set.of(), null, null, null, List.of(), 2, 2);
        assertThat(names(page)).containsExactly("aaa");
        assertThat(((MeetingPage.Found) list.find(page)).total()).isEqualTo(3);
        var beyond = new MeetingQuery(rows.account, Set.of(), null, null, null, List.of(), 2, 9);
        assertThat(list.find(beyond)).isEqualTo(new MeetingPage.Found(List.of(), 3));
    }

    @Test
    void aSearchThatTakesTooLongIsGivenUp() {
        rows.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into transcript_sessions (uid, meeting_id) values ('long', ?)",
                        first.id().value()));
        rows.database.jdbi().useHandle(handle -> handle.execute("""
                insert into transcript_segments (session_uid, number, meeting_id, seq, start_seconds, end_seconds, body,
                    absolute_start, absolute_end, created_at, entry_millis, entry_count)
                select 'long', n, ?, n, 0, 1, repeat('many words and ', 60), now(), now(), now(), 1, 1
                from generate_series(1, 3000) n
                """, first.id().value()));
        var impatient = new MeetingList(rows.database.jdbi(), Duration.ofMillis(1));
        assertThat(impatient.find(words(rows.account, "nothing-of-the-kind"))).isEqualTo(new MeetingPage.TooMuch());
    }
}
