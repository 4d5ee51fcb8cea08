package com.vomeet.manager.api;

import com.vomeet.manager.WebStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** For pictures: rows of bots as they are on a busy morning; they are heard until this is closed. */
final class FleetOfTheMorning implements AutoCloseable {
    private static final long EVERY_MILLIS = 500;

    private final Jdbi jdbi;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger beats = new AtomicInteger();
    private final Thread thread = Thread.ofVirtual().name("morning").unstarted(this::beat);

    private FleetOfTheMorning(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    static FleetOfTheMorning send(WebStage stage) {
        var account = stage.account().account().id().value();
        stage.database().jdbi().useTransaction(handle -> {
            out(handle, account);
            handle.execute(
                    "update meetings set data = '{\"name\":\"Weekly round\"}' where native_meeting_id = 'mrn-kaaa-out'");
            handle.execute("""
                    insert into meeting_events (meeting_id, at, kind, source, detail)
                    select id, now() - interval '50 seconds', 'waiting_for_capacity', 'fleet',
                        'No node has room: 0/6 nodes are available, 6 have too little memory.'
                    from meetings where status = 'requested' and native_meeting_id like 'mrn-%' order by id desc limit 2""");
            ended(handle, account, "completed", "left_alone", 143);
            ended(handle, account, "completed", "meeting_ended", 61);
            ended(handle, account, "completed", "stopped", 22);
            ended(handle, account, "completed", "awaiting_admission_timeout", 9);
            ended(handle, account, "failed", "needs_human", 4);
            ended(handle, account, "failed", "no_capacity", 2);
        });
        var morning = new FleetOfTheMorning(stage.database().jdbi());
        morning.thread.start();
        return morning;
    }

    /** They are sent by several accounts. */
    void isOf(WebStage stage, String... names) {
        var accounts = stage.manager().accounts();
        for (var n = 0; n < names.length; n++) {
            var account = accounts.create(names[n], 0).account().id().value();
            var part = n;
            jdbi.useHandle(handle -> handle.createUpdate(
                            "update meetings set account_id = :account where native_meeting_id like 'mrn-%' and id % :parts = :part")
                    .bind("account", account)
                    .bind("parts", names.length)
                    .bind("part", part)
                    .execute());
        }
    }

    /** How often they were heard. */
    int beats() {
        return beats.get();
    }

    private void beat() {
        try {
            do {
                jdbi.useHandle(handle -> handle.execute("""
                        update meeting_sessions s set last_seen_at = now() - s.id % 9 * interval '1 second'
                        from meetings m where m.id = s.meeting_id and m.native_meeting_id like 'mrn-%' and s.last_seen_at is not null
                        """));
                beats.incrementAndGet();
            } while (!closing.await(EVERY_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void out(Handle handle, long account) {
        handle.createUpdate("""
                insert into meetings (account_id, platform, native_meeting_id, meeting_url, status, stage, bot_name,
                    waiting_room_millis, no_one_joined_millis, everyone_left_millis, end_by, created_at)
                select :account, 'google_meet', 'mrn-' || chr(97 + n % 26) || repeat(chr(97 + n / 26), 3) || '-out',
                    'https://meet.google.com/', status, status, 'Vomeet', 900000, 300000, 120000, now() + interval '2 hours', now()
                from generate_series(0, 63) n, lateral (select (array['active', 'active', 'active', 'joining', 'active', 'active',
                    'awaiting_admission', 'active', 'requested', 'active', 'stopping'])[1 + n % 11] as status) s
                """).bind("account", account).execute();
        handle.execute("""
                insert into meeting_sessions (meeting_id, connection_id, workload, last_seen_at, cost_at, cpu_cores, memory_bytes,
                    cpu_seconds, memory_byte_seconds)
                select id, 'mrn-' || id, 'vomeet-bot-' || id, case when status <> 'requested' then now() - id % 9 * interval '1 second' end,
                    now(), case when status <> 'requested' then 0.06 + id % 7 * 0.02 end,
                    case when status <> 'requested' then 280e6 + id % 11 * 4e6 end,
                    case when status <> 'requested' then 30 + id % 13 * 17 else 0 end,
                    case when status <> 'requested' then 9e10 + id % 13 * 5e10 else 0 end
                from meetings where native_meeting_id like 'mrn-%'""");
        handle.execute("""
                insert into meeting_events (meeting_id, at, kind, to_status, source, evidence)
                select id, now() - case status when 'active' then id % 47 * interval '71 seconds' else id % 5 * interval '13 seconds' end,
                    'status_change', status, case when status = 'stopping' then 'user' else 'bot_callback' end,
                    cast(case status when 'active' then '[{"cue":"call.leave","text":"Leave call"}]'
                        when 'joining' then '[{"cue":"prejoin.name","text":"Your name"}]'
                        when 'awaiting_admission' then '[{"cue":"lobby.asking","text":"Asking to be let in"}]'
                        when 'stopping' then '[{"cue":"user.stop_requested","text":"The owner called the bot back."}]'
                        else '[]' end as jsonb)
                from meetings where native_meeting_id like 'mrn-%'""");
    }

    private static void ended(Handle handle, long account, String status, String reason, int bots) {
        handle.createUpdate("""
                with ended as (
                    insert into meetings (account_id, platform, native_meeting_id, meeting_url, status, stage, bot_name,
                        waiting_room_millis, no_one_joined_millis, everyone_left_millis, end_by, completion_reason, end_time)
                    select :account, 'google_meet', null, 'https://meet.google.com/', :status, 'active', 'Vomeet', 900000, 300000,
                        120000, now(), :reason, now() - n * interval '5 minutes'
                    from generate_series(1, :bots) n returning id)
                insert into meeting_sessions (meeting_id, connection_id, workload, cpu_seconds, memory_byte_seconds)
                select id, 'mrn-' || id, 'vomeet-bot-' || id, 200 + id % 90, 6e11 + id % 50 * 1e10 from ended
                """)
                .bind("account", account)
                .bind("status", status)
                .bind("reason", reason)
                .bind("bots", bots)
                .execute();
    }
}
