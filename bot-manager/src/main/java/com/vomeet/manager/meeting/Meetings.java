package com.vomeet.manager.meeting;

import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Platform;
import com.vomeet.contract.control.Evidence;
import com.vomeet.manager.account.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads meetings. */
public final class Meetings {
    private final Jdbi jdbi;

    public Meetings(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<Meeting> find(MeetingId id) {
        return jdbi.withHandle(handle -> find(handle, id));
    }

    /** As a transaction sees it. */
    public static Optional<Meeting> find(Handle handle, MeetingId id) {
        return handle.createQuery(MeetingRows.SELECT + "where m.id = :id")
                .bind("id", id.value())
                .map((row, _) -> MeetingRows.read(row))
                .findOne();
    }

    /** Those of them that there are. */
    public Map<MeetingId, Meeting> all(Collection<MeetingId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var values = ids.stream().map(MeetingId::value).toArray(Long[]::new);
        return jdbi.withHandle(handle -> handle.createQuery(MeetingRows.SELECT + "where m.id = any(:ids)")
                .bind("ids", values)
                .map((row, _) -> MeetingRows.read(row))
                .collect(Collectors.toMap(Meeting::id, meeting -> meeting)));
    }

    /** An account sees its own only. */
    public Optional<Meeting> find(AccountId account, MeetingId id) {
        return find(id).filter(meeting -> meeting.account().equals(account));
    }

    public Optional<Meeting> byConnection(String connectionId) {
        return jdbi.withHandle(handle -> handle.createQuery(MeetingRows.SELECT + "where s.connection_id = :connection")
                .bind("connection", connectionId)
                .map((row, _) -> MeetingRows.read(row))
                .findOne());
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

    /** What an account calls a meeting, and all that came before it in the same place. */
    public record Name(Platform platform, String nativeId) {}

    /** The newest meetings of those names; all are asked for at once. */
    public Map<Name, Meeting> newest(AccountId account, Set<Name> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery(MeetingRows.SELECT + """
                where m.id in (
                    select (select max(n.id) from meetings n where n.account_id = :account
                        and n.platform = w.platform and n.native_meeting_id = w.native)
                    from unnest(cast(:platforms as text[]), cast(:natives as text[])) as w (platform, native))
                """)
                .bind("account", account.value())
                .bind("platforms", words(names, name -> name.platform().wire()))
                .bind("natives", words(names, Name::nativeId))
                .map((row, _) -> MeetingRows.read(row))
                .collect(Collectors.toMap(
                        meeting -> new Name(meeting.platform(), String.valueOf(meeting.nativeId())),
                        meeting -> meeting)));
    }

    private static String[] words(Set<Name> names, Function<Name, String> word) {
        return names.stream().map(word).toArray(String[]::new);
    }

    /** The account's bots that are out or about to be, newest first; meetings that wait for their time have none. */
    public List<RunningBot> running(AccountId account) {
        return jdbi.withHandle(handle -> handle
                .createQuery(RunningBot.OF_ACCOUNT)
                .bind("account", account.value())
                .map((row, _) -> RunningBot.read(row))
                .stream()
                .sorted(RunningBot.NEWEST_FIRST)
                .toList());
    }

    /** The meetings of all accounts that have a bot, should have one, or will have one until then. */
    public List<Meeting> dueUntil(Instant then) {
        return jdbi.withHandle(handle -> handle.createQuery(MeetingRows.SELECT + "where m." + LiveStatus.SQL
                        + " and (m.seat is not null or m.join_at <= :then or m.status <> 'requested')")
                .bind("then", then.atOffset(ZoneOffset.UTC))
                .map((row, _) -> MeetingRows.read(row))
                .list());
    }

    /** The meetings of all accounts that have not ended, those to come among them. */
    public List<Meeting> allLive() {
        return jdbi.withHandle(handle -> handle.createQuery(MeetingRows.SELECT + "where m." + LiveStatus.SQL)
                .map((row, _) -> MeetingRows.read(row))
                .list());
    }

    /** Meetings of all accounts, newest first. */
    public List<Meeting> page(int skip, int limit) {
        return jdbi.withHandle(
                handle -> handle.createQuery(MeetingRows.SELECT + " order by m.id desc limit :limit offset :skip")
                        .bind("limit", limit)
                        .bind("skip", skip)
                        .map((row, _) -> MeetingRows.read(row))
                        .list());
    }

    /** Of all accounts. */
    public long count() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from meetings")
                .mapTo(Long.class)
                .one());
    }

    public List<MeetingEvent> events(MeetingId id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select id, at, kind, from_status, to_status, source, reason, detail, evidence
                from meeting_events where meeting_id = :id order by id
                """)
                .bind("id", id.value())
                .map((row, _) -> event(row))
                .list());
    }

    /** Whether that workload was the meeting's, and was given up for another one when the meeting was moved. */
    public boolean hasGivenUp(MeetingId id, String workload) {
        return events(id).stream()
                .map(MeetingEvent::detail)
                .anyMatch(detail -> detail != null && detail.endsWith(ScheduleChanges.gaveUp(workload)));
    }

    private static MeetingEvent event(ResultSet row) throws SQLException {
        return new MeetingEvent(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                status(row.getString("from_status")),
                status(row.getString("to_status")),
                row.getString("source"),
                row.getString("reason"),
                row.getString("detail"),
                List.of(Json.read(row.getString("evidence"), Evidence[].class)));
    }

    private static @Nullable MeetingStatus status(@Nullable String word) {
        return word == null ? null : MeetingStatus.of(word);
    }
}
