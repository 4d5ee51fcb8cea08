package com.vomeet.manager.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.RealParts;
import com.vomeet.manager.TestClock;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.StreamEntryID;

final class QuarantineIT {
    private final Database database = Database.open(RealParts.newDatabase(), Patience.DEFAULT);
    private final TestClock clock = new TestClock();
    private final Quarantine quarantine = new Quarantine(database.jdbi(), clock);
    private final long meeting = new TestMeetings(database.jdbi()).add();

    @AfterEach
    void end() {
        database.close();
    }

    private static StreamGroup.Entry entry(long id, String payload) {
        return new StreamGroup.Entry(new StreamEntryID(id, 0), Map.of("payload", payload));
    }

    @Test
    void whatIsKeptNamesItsMeetingAndShowsNoToken() {
        quarantine.keep(
                entry(1, "{\"token\":\"secret.token.here\",\"meeting_id\":" + meeting + ",\"x\":\"\0\"}"), "odd", null);
        var kept = quarantine.newest(1).getFirst();
        assertThat(kept.meetingId()).isEqualTo(meeting);
        assertThat(kept.reason()).isEqualTo("odd");
        assertThat(kept.fields()).contains("***").doesNotContain("secret.token.here");
        assertThat(kept.at()).isEqualTo(clock.instant());
    }

    @Test
    void anEntryThatIsPutAsideTwiceIsKeptOnce() {
        quarantine.keep(entry(1, "a"), "first", null);
        quarantine.keep(entry(1, "a"), "second", null);
        assertThat(quarantine.newest(10)).hasSize(1);
    }

    @Test
    void ofAnErasedMeetingNothingIsKept() {
        database.jdbi()
                .useHandle(handle -> handle.execute("update meetings set erased_at = now() where id = ?", meeting));
        quarantine.keep(entry(1, "{\"meeting_id\":" + meeting + "}"), "odd", null);
        quarantine.keep(entry(2, "{\"meeting_id\":" + (meeting + 1) + "}"), "unknown meeting", null);
        assertThat(quarantine.newest(10)).extracting(Quarantine.Kept::meetingId).containsOnlyNulls();
        assertThat(quarantine.newest(10)).hasSize(1);
    }

    @Test
    void whatIsOldOrTooMuchIsForgotten() {
        quarantine.keep(entry(1, "old"), "odd", null);
        clock.advance(Quarantine.KEPT.plus(Duration.ofSeconds(1)));
        quarantine.keep(entry(2, "new"), "odd", null);
        quarantine.tidy();
        assertThat(quarantine.newest(10)).extracting(Quarantine.Kept::entryId).containsExactly("2-0");

        database.jdbi().useHandle(handle -> handle.execute("""
                insert into transcript_poison (entry_id, reason, fields, put_aside_at)
                select 'n' || n, '', '', cast(? as timestamptz) + n * interval '1 ms' from generate_series(1, ?) n
                """, clock.instant().toString(), Quarantine.MOST + 50));
        quarantine.tidy();
        assertThat(quarantine.newest(2 * Quarantine.MOST)).hasSizeBetween(Quarantine.MOST, Quarantine.MOST + 1);
    }
}
