package com.vomeet.manager.webhook;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.meeting.ChangeOutbox;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.StatusChange;
import com.vomeet.trace.Tracing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what is to be told, in the transaction that makes it true. Which endpoints hear an event, what it is called and what it says
 * is settled then; where nobody hears it, nothing is written.
 */
public final class Outbox implements ChangeOutbox {
    /** For so long it is tried to deliver an event. */
    static final Duration PATIENCE = Duration.ofHours(24);

    @Override
    public void statusChanged(Handle handle, StatusChange change) {
        var after = change.after();
        var reason = after.endReason();
        var from = change.from();
        var payload = Json.MAPPER.createObjectNode();
        payload.putObject("data")
                .put("old_status", from == null ? null : from.wire())
                .put("new_status", after.status().wire())
                .put("reason", reason == null ? null : reason.wire())
                .put("transition_source", change.source().wire());
        var now = after.times().updated();
        var name = EventName.of(after.status());
        write(handle, name, EventFilter::toldAs, new News(after, payload, now));
        if (name == EventName.BOT_FAILED) {
            // Receivers of the first vomeet are told of each end, whichever, by this name too.
            write(handle, EventName.BOT_ENDED, EventFilter::ownName, new News(after, payload, now));
        }
    }

    /** @param complete whether every segment that a bot has announced is stored */
    static void transcriptReady(Handle handle, Meeting meeting, boolean complete, Instant now) {
        var payload = Json.MAPPER.createObjectNode().put("complete", complete);
        write(handle, EventName.TRANSCRIPT_READY, EventFilter::toldAs, new News(meeting, payload, now));
    }

    /** At the end with who has spoken by then, as in the first vomeet; words that are still on their way may add to it. */
    private static ObjectNode shape(Handle handle, Meeting meeting) {
        var shape = MeetingShape.of(meeting);
        if (meeting.status().isTerminal() && meeting.nativeId() != null) {
            var spoken = Spoken.in(handle, meeting.id());
            shape.set("data", spoken.setAll((ObjectNode) shape.get("data")));
        }
        return shape;
    }

    private record News(Meeting meeting, ObjectNode payload, Instant at) {}

    private record Listener(long endpoint, String toldAs) {}

    private static void write(
            Handle handle, EventName name, BiFunction<EventFilter, EventName, Optional<String>> toldAs, News news) {
        var meeting = news.meeting();
        var listeners = listeners(handle, meeting.account(), filter -> toldAs.apply(filter, name));
        if (listeners.isEmpty()) {
            return;
        }
        var now = news.at();
        var payload = news.payload();
        // What has failed has ended, too, and is told twice.
        if (!payload.has("meeting")) {
            payload.set("meeting", shape(handle, meeting));
        }
        // An endpoint that is being deleted meanwhile is left out: its lock is waited for, and then it is gone.
        handle.createUpdate("""
                with heard as (
                    select e.id, l.told_as from webhook_endpoints e
                    join json_to_recordset(cast(:listeners as json)) as l(endpoint bigint, told_as varchar) on l.endpoint = e.id
                    order by e.id for key share of e
                ), event as (
                    insert into webhook_events (uid, account_id, meeting_id, name, sequence, payload, created_at, traceparent)
                    select :uid, :account, :meeting, :name,
                        1 + coalesce((select max(sequence) from webhook_events where meeting_id = :meeting), 0),
                        cast(:payload as json), :now, :traceparent
                    where exists (select from heard)
                    returning id
                )
                insert into webhook_deliveries (event_id, endpoint_id, told_as, meeting_id, turn, due_at, give_up_at, created_at)
                select event.id, heard.id, heard.told_as, :meeting, event.id, :now, :end, :now from heard, event
                """)
                .bind("listeners", Json.write(listeners))
                .bind("traceparent", traceparent(meeting))
                .bind("uid", UUID.randomUUID())
                .bind("account", meeting.account().value())
                .bind("meeting", meeting.id().value())
                .bind("name", name.wire())
                .bind("payload", Json.write(payload))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("end", now.plus(PATIENCE).atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** Of whatever has made it true, or of the request for the bot. */
    private static @Nullable String traceparent(Meeting meeting) {
        var current = Tracing.current().traceparent();
        return current == null ? meeting.session().traceparent() : current;
    }

    private static List<Listener> listeners(
            Handle handle, AccountId account, Function<EventFilter, Optional<String>> toldAs) {
        return handle
                .createQuery("select id, events from webhook_endpoints where account_id = :account and enabled")
                .bind("account", account.value())
                .map((row, _) -> {
                    var endpoint = row.getLong("id");
                    return toldAs.apply(EventFilter.read(row.getString("events")))
                            .map(told -> new Listener(endpoint, told));
                })
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }
}
