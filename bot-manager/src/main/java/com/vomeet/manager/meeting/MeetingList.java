package com.vomeet.manager.meeting;

import com.vomeet.contract.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The list of an account's meetings. A row that cannot be read is left out of it and named in the log. */
public final class MeetingList {
    private static final Logger LOG = LoggerFactory.getLogger(MeetingList.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String CANCELED = "57014";

    private static final String WHERE = """
            where m.account_id = :account
                and (cast(:statuses as text) is null or m.status = any(string_to_array(:statuses, ',')))
                and (cast(:platform as text) is null or m.platform = :platform)
                and (cast(:from as timestamptz) is null or m.created_at >= :from)
                and (cast(:to as timestamptz) is null or m.created_at < :to)
            """;

    /** What stands on the meeting's row is looked at first; text is read only where that has not decided. */
    private static final String HAS_WORD = """
                and (m.native_meeting_id ilike :word%1$d or m.bot_name ilike :word%1$d
                    or m.data ->> 'name' ilike :word%1$d or m.data ->> 'notes' ilike :word%1$d
                    or m.data ->> 'participants' ilike :word%1$d
                    or exists (select 1 from transcript_segments s where s.meeting_id = m.id
                        and (s.body ilike :word%1$d or s.speaker ilike :word%1$d)))
            """;

    private final Jdbi jdbi;
    private final Duration patience;

    public MeetingList(Jdbi jdbi) {
        this(jdbi, PATIENCE);
    }

    /** @param patience with one query */
    MeetingList(Jdbi jdbi, Duration patience) {
        this.jdbi = jdbi;
        this.patience = patience;
    }

    public MeetingPage find(MeetingQuery query) {
        try {
            return jdbi.inTransaction(handle -> find(handle, query));
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException sql && CANCELED.equals(sql.getSQLState())) {
                return new MeetingPage.TooMuch();
            }
            throw e;
        }
    }

    private MeetingPage find(Handle handle, MeetingQuery query) {
        handle.execute("set local statement_timeout = " + patience.toMillis());
        var counted = bound(
                        handle.createQuery("select m.id, count(*) over () as total from meetings m " + where(query)
                                + " order by m.id desc limit :limit offset :offset"),
                        query)
                .bind("limit", query.limit())
                .bind("offset", query.offset())
                .map((row, _) -> new Counted(row.getLong("id"), row.getLong("total")))
                .list();
        if (counted.isEmpty() && query.offset() > 0) {
            var total = bound(handle.createQuery("select count(*) from meetings m " + where(query)), query)
                    .mapTo(Long.class)
                    .one();
            return new MeetingPage.Found(List.of(), total);
        }
        return new MeetingPage.Found(
                read(handle, counted),
                counted.isEmpty() ? 0 : counted.getFirst().total());
    }

    private record Counted(long id, long total) {}

    private static String where(MeetingQuery query) {
        return WHERE
                + IntStream.range(0, query.words().size())
                        .mapToObj(HAS_WORD::formatted)
                        .collect(Collectors.joining());
    }

    private static Query bound(Query statement, MeetingQuery query) {
        statement
                .bind("account", query.account().value())
                .bind("statuses", statuses(query))
                .bind("platform", wire(query.platform()))
                .bind("from", utc(query.from()))
                .bind("to", utc(query.to()));
        for (int i = 0; i < query.words().size(); i++) {
            statement.bind("word" + i, "%" + escaped(query.words().get(i)) + "%");
        }
        return statement;
    }

    private static @Nullable String statuses(MeetingQuery query) {
        return query.statuses().isEmpty()
                ? null
                : query.statuses().stream().map(status -> status.wire()).collect(Collectors.joining(","));
    }

    private static @Nullable String wire(@Nullable Platform platform) {
        return platform == null ? null : platform.wire();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    /** For LIKE, in which these mean something else. */
    private static String escaped(String word) {
        return word.replaceAll("[\\\\%_]", "\\\\$0");
    }

    private static List<Meeting> read(Handle handle, List<Counted> page) {
        var ids = page.stream().map(row -> Long.toString(row.id())).collect(Collectors.joining(","));
        return handle
                .createQuery(MeetingRows.SELECT
                        + "where m.id = any(cast(string_to_array(:ids, ',') as bigint[])) order by m.id desc")
                .bind("ids", ids)
                .map((row, _) -> readable(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Written by a later release, or by hand. */
    private static Optional<Meeting> readable(ResultSet row) throws SQLException {
        try {
            return Optional.of(MeetingRows.read(row));
        } catch (RuntimeException e) {
            LOG.warn("meeting {} cannot be read and is left out of its list: {}", row.getLong("id"), e.toString());
            return Optional.empty();
        }
    }
}
