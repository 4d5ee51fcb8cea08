package com.vomeet.manager.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.Rows;
import com.vomeet.manager.account.AccountId;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RunningBotsIT {
    private static final int RUSH = 2_000;

    private final Rows rows = new Rows();

    @AfterEach
    void close() {
        rows.close();
    }

    private AccountId other() {
        return rows.accounts.create("Bob", 0).account().id();
    }

    @Test
    void theAccountsOwnAreNamedNewestFirst() {
        var first = rows.requested("aaa-aaaa-aaa");
        var ended = rows.requested("bbb-bbbb-bbb");
        rows.changes.apply(ended.id(), new Report.StopRequested());
        rows.changes.apply(ended.id(), new Report.BotSays(MeetingStatus.COMPLETED, 1, null, null, null, List.of()));
        rows.scheduled("ccc-cccc-ccc", Duration.ofHours(1));
        rows.requests.request(rows.wish(other(), "ddd-dddd-ddd"));
        var last = rows.requested("eee-eeee-eee");

        assertThat(rows.meetings.running(rows.account))
                .containsExactly(
                        new RunningBot(
                                last.id(),
                                rows.account,
                                last.platform(),
                                "eee-eeee-eee",
                                MeetingStatus.REQUESTED,
                                last.times().created(),
                                last.session().workload(),
                                false),
                        new RunningBot(
                                first.id(),
                                rows.account,
                                first.platform(),
                                "aaa-aaaa-aaa",
                                MeetingStatus.REQUESTED,
                                first.times().created(),
                                first.session().workload(),
                                false));
    }

    @Test
    void aSignOfLifeShows() {
        var meeting = rows.requested("aaa-aaaa-aaa");
        rows.sessions.heard(meeting.session().connectionId(), MeetingStatus.REQUESTED);
        assertThat(rows.meetings.running(rows.account))
                .singleElement()
                .extracting(RunningBot::heard)
                .isEqualTo(true);
    }

    /** Bots of another account, all of them live when the statistics are taken. */
    private static void rush(Handle handle, AccountId account) {
        handle.createUpdate("""
                insert into meetings (account_id, platform, native_meeting_id, meeting_url, bot_name, waiting_room_millis,
                    no_one_joined_millis, everyone_left_millis, end_by)
                select :account, 'google_meet', 'm-' || n, 'https://meet.google.com/' || n, 'Vomeet', 1, 1, 1, now()
                from generate_series(1, :rush) n
                """)
                .bind("account", account.value())
                .bind("rush", RUSH)
                .execute();
        handle.execute("""
                insert into meeting_sessions (meeting_id, connection_id, workload)
                select id, 'c-' || id, 'w-' || id from meetings where native_meeting_id like 'm-%'
                """);
        handle.execute("analyze meetings, meeting_sessions");
    }

    private static String plan(Handle handle, AccountId account) {
        var sql = RunningBot.OF_ACCOUNT.replace(":account", "$1");
        handle.execute("prepare status(bigint) as " + sql);
        for (var asked = 0; asked < 10; asked++) {
            handle.createQuery("execute status(" + account.value() + ")")
                    .mapToMap()
                    .list();
        }
        return String.join(
                "\n",
                handle.createQuery("explain execute status(" + account.value() + ")")
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void statisticsOfARushNeitherSpoilThePlanNorMakePostgresqlPlanAnew() {
        rows.requested("aaa-aaaa-aaa");
        var busy = other();
        rows.database.jdbi().useHandle(handle -> {
            rush(handle, busy);
            assertThat(plan(handle, rows.account))
                    .contains("Index Scan using meetings_live")
                    .doesNotContain("Seq Scan");
            assertThat(handle.createQuery("select generic_plans from pg_prepared_statements where name = 'status'")
                            .mapTo(Integer.class)
                            .one())
                    .isPositive();
        });
    }
}
