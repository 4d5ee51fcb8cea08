package com.vomeet.manager.transcript;

import com.vomeet.manager.account.Accounts;
import org.jdbi.v3.core.Jdbi;

/** Rows that transcripts hang on. */
final class TestMeetings {
    private final Jdbi jdbi;
    private final long account;

    TestMeetings(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.account = new Accounts(jdbi).create("tests").account().id().value();
    }

    long add() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                insert into meetings (account_id, platform, native_meeting_id, meeting_url, bot_name, waiting_room_millis,
                    no_one_joined_millis, everyone_left_millis, end_by)
                values (:account, 'google_meet', 'abc-' || md5(random()::text), 'https://meet.google.com/abc-defg-hij', 'Bot',
                    1, 1, 1, now())
                returning id
                """)
                .bind("account", account)
                .mapTo(Long.class)
                .one());
    }

    void remove(long meeting) {
        jdbi.useHandle(handle -> handle.execute("delete from meetings where id = ?", meeting));
    }
}
