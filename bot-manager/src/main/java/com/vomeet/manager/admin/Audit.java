package com.vomeet.manager.admin;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What administrators did. An entry is written in the transaction of the change itself: there is none without the other. */
public final class Audit {
    private final Jdbi jdbi;
    private final InstantSource clock;

    public Audit(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Of what is no change of this database. */
    void write(Actor actor, AdminAction action, String target) {
        jdbi.useHandle(handle -> write(handle, actor, action, target));
    }

    void write(Handle handle, Actor actor, AdminAction action, String target) {
        write(handle, actor, action, target, List.of());
    }

    /** @param fields names of what was set */
    void write(Handle handle, Actor actor, AdminAction action, String target, Collection<String> fields) {
        handle.createUpdate("""
                insert into admin_audit (at, actor, action, target, fields, request_id)
                values (:at, :actor, :action, :target, :fields, :request)
                """)
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("actor", actor.name())
                .bind("action", action.wire())
                .bind("target", target)
                .bind("fields", fields.isEmpty() ? null : String.join(" ", fields))
                .bind("request", actor.requestId())
                .execute();
    }

    public long count() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from admin_audit")
                .mapTo(Long.class)
                .one());
    }

    /** The newest first. */
    public List<AuditEntry> list(int limit, int offset) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select id, at, actor, action, target, fields, request_id from admin_audit
                order by id desc limit :limit offset :offset
                """)
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, _) -> new AuditEntry(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("target"),
                        words(row.getString("fields")),
                        row.getString("request_id")))
                .list());
    }

    private static List<String> words(@Nullable String fields) {
        return fields == null ? List.of() : List.of(fields.split(" ", -1));
    }
}
