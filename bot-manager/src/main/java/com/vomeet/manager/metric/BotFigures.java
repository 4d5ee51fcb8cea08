package com.vomeet.manager.metric;

import com.vomeet.contract.MeetingStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * The bots that there are, of all replicas, as the rows say.
 *
 * @param byStatus how many; {@link #SCHEDULED} for those that are not made yet
 * @param without how many of those in a call do not reach one of {@link #PARTS}
 */
record BotFigures(Map<String, Integer> byStatus, Map<String, Integer> without, Spread cores, Spread memory) {
    /** A status of its own here: such a meeting has a row and no bot. */
    static final String SCHEDULED = "scheduled";

    /** What turns a call into text that is kept. */
    static final List<String> PARTS = List.of("speech", "redis");

    static final BotFigures UNKNOWN = new BotFigures(Map.of(), Map.of(), Spread.UNKNOWN, Spread.UNKNOWN);

    /** How a bot is that has not been heard for so long is not known. */
    private static final Duration HEARD = Duration.ofSeconds(60);

    /** So long after its admission the first heartbeat has come from a bot that reaches what it needs. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    BotFigures {
        byStatus = Map.copyOf(byStatus);
        without = Map.copyOf(without);
    }

    /** How something is spread over the bots; NaN where there are none. */
    record Spread(double all, double median, double high, double most) {
        static final Spread UNKNOWN = new Spread(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    static List<String> statuses() {
        return Stream.concat(
                        Stream.of(SCHEDULED),
                        Arrays.stream(MeetingStatus.values())
                                .filter(status -> !status.isTerminal())
                                .map(MeetingStatus::wire))
                .toList();
    }

    double count(String status) {
        return byStatus.isEmpty() ? Double.NaN : byStatus.getOrDefault(status, 0);
    }

    double without(String part) {
        return without.isEmpty() ? Double.NaN : without.getOrDefault(part, 0);
    }

    static BotFigures read(Jdbi jdbi, Instant now) {
        return new BotFigures(
                counts(jdbi), unreached(jdbi, now), spread(jdbi, "cpu_cores", now), spread(jdbi, "memory_bytes", now));
    }

    private static Map<String, Integer> counts(Jdbi jdbi) {
        var counts = new HashMap<String, Integer>();
        statuses().forEach(status -> counts.put(status, 0));
        jdbi.useHandle(handle -> handle.createQuery("""
                select case when status = 'requested' and seat is null then 'scheduled' else status end as word, count(*) as bots
                from meetings where status in ('requested', 'joining', 'awaiting_admission', 'active', 'stopping')
                group by word
                """)
                .map((row, _) -> Map.entry(row.getString("word"), row.getInt("bots")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue())));
        return counts;
    }

    /** By heartbeats from the call: before it a bot needs neither, and at its beginning it has not got through to them yet. */
    private static Map<String, Integer> unreached(Jdbi jdbi, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select count(*) filter (where s.health ->> 'speech_connected' = 'false') as speech,
                    count(*) filter (where s.health ->> 'redis_connected' = 'false') as redis
                from meetings m join meeting_sessions s on s.meeting_id = m.id
                where m.status = 'active' and s.health ->> 'status' = 'active' and s.last_seen_at > :since
                    and m.start_time <= :settled
                """)
                .bind("since", now.minus(HEARD).atOffset(ZoneOffset.UTC))
                .bind("settled", now.minus(SETTLED).atOffset(ZoneOffset.UTC))
                .map((row, _) -> Map.of("speech", row.getInt("speech"), "redis", row.getInt("redis")))
                .one());
    }

    private static Spread spread(Jdbi jdbi, String column, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select coalesce(sum(s.<column>), 0) as everything,
                    coalesce(percentile_cont(0.5) within group (order by s.<column>), 'NaN') as median,
                    coalesce(percentile_cont(0.95) within group (order by s.<column>), 'NaN') as high,
                    coalesce(cast(max(s.<column>) as double precision), 'NaN') as most
                from meetings m join meeting_sessions s on s.meeting_id = m.id
                where m.status in ('requested', 'joining', 'awaiting_admission', 'active', 'stopping') and s.cost_at > :since
                """)
                .define("column", column)
                .bind("since", now.minus(HEARD).atOffset(ZoneOffset.UTC))
                .map((row, _) -> new Spread(
                        row.getDouble("everything"),
                        row.getDouble("median"),
                        row.getDouble("high"),
                        row.getDouble("most")))
                .one());
    }
}
