package com.vomeet.manager.webhook;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.meeting.MeetingId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that this process may send now.
 *
 * @param attempt its number; a word about an attempt that is not the newest any more is not taken
 * @param failures since it was due for the first time
 * @param latest the last attempts before it, the newest last; no more than matter
 * @param traceparent of what is told; null: it is not traced
 */
record Claim(
        long delivery,
        EndpointId endpoint,
        int attempt,
        int failures,
        List<Attempt> latest,
        Instant giveUpAt,
        Told told,
        @Nullable String traceparent) {
    /** So many refusals in a row: a receiver can be put right in that time. */
    private static final int REFUSALS = 3;

    static final String COLUMNS =
            """
            d.id, d.endpoint_id, d.attempts, d.failures, d.give_up_at, d.told_as,
            v.uid, v.account_id, v.meeting_id, v.sequence, v.payload, v.created_at as happened_at,
            v.traceparent,
            """ + "jsonb_path_query_array(d.log, '$[last - " + (REFUSALS - 2) + " to last]') as latest";

    Claim {
        latest = List.copyOf(latest);
    }

    /**
     * Whether the meeting's next events wait for it no longer: who answers again and again that it is wrong has it in hand and is alive.
     *
     * @param attempt what came of this one
     */
    boolean losesTurn(Attempt attempt) {
        return latest.size() == REFUSALS - 1
                && Stream.concat(latest.stream(), Stream.of(attempt))
                        .allMatch(one -> one.meaning() == Reply.Meaning.REFUSED);
    }

    /** Since when it shall be told: since it happened, or since somebody wanted it sent again. */
    Instant wantedSince() {
        var asked = giveUpAt.minus(Outbox.PATIENCE);
        return asked.isAfter(told.at()) ? asked : told.at();
    }

    static Claim read(ResultSet row) throws SQLException {
        var meeting = row.getObject("meeting_id", Long.class);
        return new Claim(
                row.getLong("id"),
                new EndpointId(row.getLong("endpoint_id")),
                row.getInt("attempts"),
                row.getInt("failures"),
                List.of(Json.read(row.getString("latest"), Attempt[].class)),
                row.getObject("give_up_at", OffsetDateTime.class).toInstant(),
                new Told(
                        row.getObject("uid", UUID.class),
                        row.getString("told_as"),
                        new AccountId(row.getLong("account_id")),
                        meeting == null ? null : new MeetingId(meeting),
                        row.getInt("sequence"),
                        Json.MAPPER.readTree(row.getString("payload")),
                        row.getObject("happened_at", OffsetDateTime.class).toInstant()),
                row.getString("traceparent"));
    }
}
