package com.vomeet.manager.admin;

import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.meeting.MeetingId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Figures about meetings, read when they are asked for. */
public final class Analytics {
    private static final int PEAK_HOURS = 3;

    private final Jdbi jdbi;
    private final InstantSource clock;

    public Analytics(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** One bot in one meeting. */
    public record SessionRow(long id, String uid, Instant startedAt) {}

    public List<SessionRow> sessions(MeetingId meeting) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select id, connection_id, session_start_time from meeting_sessions where meeting_id = :id order by id
                """)
                .bind("id", meeting.value())
                .map((row, _) -> new SessionRow(
                        row.getLong("id"),
                        row.getString("connection_id"),
                        row.getObject("session_start_time", OffsetDateTime.class)
                                .toInstant()))
                .list());
    }

    /** @param seconds of all that was said */
    public record Speech(int segments, double seconds, int speakers, List<String> languages) {}

    public Speech speech(MeetingId meeting) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select count(*) as segments, coalesce(sum(end_seconds - start_seconds), 0) as seconds,
                    count(distinct speaker) as speakers,
                    coalesce(string_agg(distinct language, ' ' order by language), '') as languages
                from transcript_segments where meeting_id = :id and body <> ''
                """)
                .bind("id", meeting.value())
                .map((row, _) -> new Speech(
                        row.getInt("segments"),
                        row.getDouble("seconds"),
                        row.getInt("speakers"),
                        row.getString("languages").isEmpty()
                                ? List.of()
                                : List.of(row.getString("languages").split(" ", -1))))
                .one());
    }

    /**
     * How long what took; null: it did not happen.
     *
     * @param join from the request until the bot stood at the door or was in the call
     * @param admission from the door into the call
     * @param uptime of the bot, up to now while it runs
     */
    public record Durations(
            @Nullable Duration join,
            @Nullable Duration admission,
            @Nullable Duration call,
            @Nullable Duration uptime) {}

    private record Moments(
            Instant requested,
            @Nullable Instant joining,
            @Nullable Instant atDoor,
            @Nullable Instant inCall,
            @Nullable Instant ended) {
        Durations durations(Instant now) {
            return new Durations(
                    between(requested, atDoor == null ? inCall : atDoor),
                    between(atDoor, inCall),
                    between(inCall, ended),
                    between(joining, ended == null ? now : ended));
        }

        private static @Nullable Duration between(@Nullable Instant from, @Nullable Instant to) {
            return from == null || to == null ? null : Duration.between(from, to);
        }
    }

    public Optional<Durations> durations(MeetingId meeting) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select m.created_at, m.end_time,
                    min(e.at) filter (where e.to_status = 'joining') as joining,
                    min(e.at) filter (where e.to_status = 'awaiting_admission') as at_door,
                    min(e.at) filter (where e.to_status = 'active') as in_call
                from meetings m left join meeting_events e on e.meeting_id = m.id
                where m.id = :id group by m.id
                """)
                .bind("id", meeting.value())
                .map((row, _) -> new Moments(
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("joining", OffsetDateTime.class)),
                        instant(row.getObject("at_door", OffsetDateTime.class)),
                        instant(row.getObject("in_call", OffsetDateTime.class)),
                        instant(row.getObject("end_time", OffsetDateTime.class))))
                .findOne()
                .map(moments -> moments.durations(clock.instant())));
    }

    /**
     * An account's meetings in figures.
     *
     * @param seconds in calls
     * @param timed how many calls those are of
     * @param perDay since the first
     * @param peakHours of the day, in UTC, the busiest first
     */
    public record Usage(
            int meetings,
            int completed,
            int failed,
            int live,
            double seconds,
            int timed,
            @Nullable String platform,
            double perDay,
            List<Integer> peakHours,
            @Nullable Instant lastActivity) {}

    public Usage usage(AccountId account) {
        var hours = peakHours(account);
        return jdbi.withHandle(handle -> handle.createQuery("""
                select count(*) as meetings,
                    count(*) filter (where status = 'completed') as completed,
                    count(*) filter (where status in ('failed', 'error')) as failed,
                    count(*) filter (where status not in ('completed', 'failed', 'error')) as live,
                    coalesce(sum(extract(epoch from end_time - start_time)), 0) as seconds,
                    count(end_time - start_time) as timed,
                    mode() within group (order by platform) as platform,
                    count(*) / greatest(1, extract(epoch from :now - min(created_at)) / 86400) as per_day,
                    max(updated_at) as last_activity
                from meetings where account_id = :account
                """)
                .bind("account", account.value())
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .map((row, _) -> new Usage(
                        row.getInt("meetings"),
                        row.getInt("completed"),
                        row.getInt("failed"),
                        row.getInt("live"),
                        row.getDouble("seconds"),
                        row.getInt("timed"),
                        row.getString("platform"),
                        row.getDouble("per_day"),
                        hours,
                        instant(row.getObject("last_activity", OffsetDateTime.class))))
                .one());
    }

    private List<Integer> peakHours(AccountId account) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select cast(extract(hour from created_at at time zone 'UTC') as integer) as hour
                from meetings where account_id = :account
                group by hour order by count(*) desc, hour limit :most
                """)
                .bind("account", account.value())
                .bind("most", PEAK_HOURS)
                .mapTo(Integer.class)
                .list());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
