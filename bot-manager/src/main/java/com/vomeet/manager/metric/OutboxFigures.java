package com.vomeet.manager.metric;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/**
 * What webhooks have still to be told, of all replicas.
 *
 * @param answering calls to endpoints that answered the last time
 * @param failing calls to those that did not
 * @param lateSeconds how long the first in turn of the former has been due
 */
record OutboxFigures(double answering, double failing, double lateSeconds) {
    static final OutboxFigures UNKNOWN = new OutboxFigures(Double.NaN, Double.NaN, Double.NaN);

    static OutboxFigures read(Jdbi jdbi, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select count(*) filter (where e.failing_since is null) as answering,
                    count(*) filter (where e.failing_since is not null) as failing,
                    coalesce(extract(epoch from :now - min(d.due_at) filter (
                        where e.failing_since is null and d.due_at <= :now and not exists (
                            select from webhook_deliveries f
                            where f.endpoint_id = d.endpoint_id and f.meeting_id = d.meeting_id
                                and f.status = 'pending' and f.turn < d.turn))), 0) as late
                from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id
                where d.status = 'pending'
                """)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map((row, _) ->
                        new OutboxFigures(row.getDouble("answering"), row.getDouble("failing"), row.getDouble("late")))
                .one());
    }
}
