package com.vomeet.manager.meeting;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Platform;
import com.vomeet.manager.account.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A bot that is out or about to be, in as much as the status of bots says: clients ask for it again and again, and all of a meeting's
 * row would cost several times as much.
 *
 * @param meeting its own
 * @param heard whether it has given a sign of life
 */
public record RunningBot(
        MeetingId meeting,
        AccountId account,
        Platform platform,
        @Nullable String nativeId,
        MeetingStatus status,
        Instant created,
        String workload,
        boolean heard) {
    static final Comparator<RunningBot> NEWEST_FIRST =
            Comparator.comparingLong((RunningBot bot) -> bot.meeting().value()).reversed();

    /**
     * Written so that there is one good plan whatever the statistics say, and PostgreSQL keeps it: it does not see whose bots are asked
     * for (the inner select), looks at sessions one by one (the offset) and has no order to find a way around the index for. Statistics
     * that were taken in a rush of requests would otherwise make it plan anew for each question, which costs ten times the answer.
     */
    static final String OF_ACCOUNT = """
        select m.id, m.account_id, m.platform, m.native_meeting_id, m.status, m.created_at, s.workload, s.heard
        from meetings m
        cross join lateral (
            select workload, last_seen_at is not null as heard from meeting_sessions where meeting_id = m.id offset 0
        ) s
        where m.account_id = (select cast(:account as bigint)) and m.seat is not null and m.""" + LiveStatus.SQL;

    static RunningBot read(ResultSet row) throws SQLException {
        return new RunningBot(
                new MeetingId(row.getLong("id")),
                new AccountId(row.getLong("account_id")),
                Platform.find(row.getString("platform")).orElseThrow(),
                row.getString("native_meeting_id"),
                MeetingStatus.of(row.getString("status")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("workload"),
                row.getBoolean("heard"));
    }
}
