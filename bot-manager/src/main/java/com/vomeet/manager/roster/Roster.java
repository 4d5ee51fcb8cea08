package com.vomeet.manager.roster;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads which bots are out. Those that wait for their time have no bot yet and are counted alone. */
public final class Roster {
    private static final Duration DAY = Duration.ofHours(24);
    private static final String OUT = """
            status in ('requested', 'joining', 'awaiting_admission', 'active', 'stopping') and seat is not null
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;

    public Roster(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** What was read in one go. */
    public record Reading(List<LiveBot> bots, Summary summary) {
        public Reading {
            bots = List.copyOf(bots);
        }
    }

    /** The bots of an account that are out, newest first. */
    public Reading read(AccountId account) {
        return read(new Whose.One(account), Duration.ZERO);
    }

    /** @param after how long a bot that has ended is still among them */
    Reading read(Whose whose, Duration after) {
        return jdbi.withHandle(handle -> {
            var bots = whose.bind(handle.createQuery(
                            BotRows.SELECT + """
                    where m.id in (
                        select id from meetings m where %s and %s
                        union all
                        select id from meetings m where %s
                            and status in ('completed', 'failed', 'error') and end_time > :ended)
                    order by m.id desc
                    """.formatted(whose.condition(), OUT, whose.condition())))
                    .bind("ended", utc(clock.instant().minus(after)))
                    .map((row, _) -> BotRows.read(row))
                    .list();
            return new Reading(bots, summary(handle, whose, bots));
        });
    }

    /**
     * Those of all accounts.
     *
     * @param most how many bots are listed; all are counted
     */
    public Reading readAll(int most) {
        var all = read(new Whose.All(), Duration.ZERO);
        return new Reading(all.bots().subList(0, Math.min(most, all.bots().size())), all.summary());
    }

    private Summary summary(Handle handle, Whose whose, List<LiveBot> bots) {
        return Summary.of(bots, scheduled(handle, whose), endings(handle, whose));
    }

    private static int scheduled(Handle handle, Whose whose) {
        return whose.bind(handle.createQuery("""
                select count(*) from meetings m where m.status = 'requested' and m.seat is null and
                """ + whose.condition()))
                .mapTo(Integer.class)
                .one();
    }

    private List<Ending> endings(Handle handle, Whose whose) {
        return whose.bind(handle.createQuery("""
                select m.status, m.completion_reason, count(*) as bots, sum(s.cpu_seconds) as cpu_seconds,
                    sum(s.memory_byte_seconds) as memory_byte_seconds
                from meetings m join meeting_sessions s on s.meeting_id = m.id
                where m.status in ('completed', 'failed', 'error') and m.end_time > :since and
                """ + whose.condition() + """
                group by m.status, m.completion_reason order by count(*) desc, m.status, m.completion_reason
                """))
                .bind("since", utc(clock.instant().minus(DAY)))
                .map((row, _) -> new Ending(
                        MeetingStatus.of(row.getString("status")),
                        row.getString("completion_reason"),
                        row.getInt("bots"),
                        BotRows.cost(row)))
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
