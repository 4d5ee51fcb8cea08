package com.vomeet.manager.meeting;

import com.vomeet.contract.Platform;
import com.vomeet.manager.account.AccountId;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Reads meetings. An account sees its own only. */
public final class Meetings {
    private final Jdbi jdbi;

    public Meetings(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<Meeting> find(MeetingId id) {
        return jdbi.withHandle(handle -> handle.createQuery(MeetingRows.SELECT + "where m.id = :id")
                .bind("id", id.value())
                .map((row, _) -> MeetingRows.read(row))
                .findOne());
    }

    public Optional<Meeting> find(AccountId account, MeetingId id) {
        return find(id).filter(meeting -> meeting.account().equals(account));
    }

    /** The newest meeting of that name. */
    public Optional<Meeting> newest(AccountId account, Platform platform, String nativeId) {
        return jdbi.withHandle(handle -> handle.createQuery(MeetingRows.SELECT + """
                where m.account_id = :account and m.platform = :platform and m.native_meeting_id = :native
                order by m.id desc limit 1
                """)
                .bind("account", account.value())
                .bind("platform", platform.wire())
                .bind("native", nativeId)
                .map((row, _) -> MeetingRows.read(row))
                .findOne());
    }
}
