package com.vomeet.manager.idempotency;

import com.vomeet.manager.meeting.Beside;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.RequestOutcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** One request with a key. */
record Remembered(IdempotencyKey key, Function<Meeting, String> answer, Instant now) implements Beside {
    private record Row(String fingerprint, String answer) {}

    /** The lock ends with the transaction; whoever waited for it sees the row of the one before. */
    @Override
    public Optional<RequestOutcome> before(Handle handle) {
        handle.execute(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))",
                "idempotency/" + key.account() + "/" + key.word());
        return find(handle)
                .map(row -> row.fingerprint().equals(key.fingerprint())
                        ? new RequestOutcome.AnsweredBefore(row.answer())
                        : new RequestOutcome.KeyOfAnother());
    }

    private Optional<Row> find(Handle handle) {
        return handle.createQuery("""
                select fingerprint, answer from idempotency_keys
                where account_id = :account and key = :key and created_at > :since
                """)
                .bind("account", key.account().value())
                .bind("key", key.word())
                .bind("since", now.minus(IdempotencyKeys.KEPT).atOffset(ZoneOffset.UTC))
                .map((row, _) -> new Row(row.getString("fingerprint"), row.getString("answer")))
                .findOne();
    }

    @Override
    public void accepted(Handle handle, Meeting meeting) {
        handle.createUpdate("""
                insert into idempotency_keys (account_id, key, fingerprint, meeting_id, answer, created_at)
                values (:account, :key, :fingerprint, :meeting, :answer, :now)
                on conflict (account_id, key) do update set fingerprint = excluded.fingerprint,
                    meeting_id = excluded.meeting_id, answer = excluded.answer, created_at = excluded.created_at
                """)
                .bind("account", key.account().value())
                .bind("key", key.word())
                .bind("fingerprint", key.fingerprint())
                .bind("meeting", meeting.id().value())
                .bind("answer", answer.apply(meeting))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }
}
