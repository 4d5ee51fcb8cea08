package com.vomeet.manager.api;

import com.vomeet.manager.account.AccountId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Rows of so many bots that never were, and what changes about them: each is heard every ten seconds, and twenty a second move on. */
final class CrowdedFleet implements AutoCloseable {
    private static final long EVERY_MILLIS = 100;
    private static final int PARTS = 100;

    private final Jdbi jdbi;
    private final AccountId account;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger rounds = new AtomicInteger();
    private final Thread thread = Thread.ofVirtual().name("crowd").unstarted(this::run);

    private CrowdedFleet(Jdbi jdbi, AccountId account) {
        this.jdbi = jdbi;
        this.account = account;
    }

    /** Bots about which nothing changes yet. */
    static CrowdedFleet of(Jdbi jdbi, AccountId account, int bots) {
        var fleet = new CrowdedFleet(jdbi, account);
        jdbi.useTransaction(handle -> fleet.insert(handle, bots));
        return fleet;
    }

    /** @param bots that come to those that are there */
    void grows(int bots) {
        jdbi.useTransaction(handle -> insert(handle, bots));
    }

    private void insert(Handle handle, int bots) {
        handle.createUpdate("""
                insert into meetings (account_id, platform, native_meeting_id, meeting_url, status, stage, bot_name,
                    waiting_room_millis, no_one_joined_millis, everyone_left_millis, end_by)
                select :account, 'google_meet', 'crowd-' || :bots || '-' || n, 'https://meet.google.com/', 'active', 'active',
                    'Vomeet', 900000, 300000, 120000, now() + interval '2 hours'
                from generate_series(1, :bots) n
                """)
                .bind("account", account.value())
                .bind("bots", bots)
                .execute();
        handle.execute("""
                insert into meeting_sessions (meeting_id, connection_id, workload, last_seen_at, bot_status, cost_at, cpu_cores,
                    memory_bytes, cpu_seconds, memory_byte_seconds)
                select id, 'crowd-' || id, 'vomeet-bot-' || id, now(), 'active', now(), random() / 4, 290e6 + random() * 30e6,
                    random() * 100, random() * 1e11
                from meetings m where not exists (select 1 from meeting_sessions s where s.meeting_id = m.id)""");
        handle.execute("""
                insert into meeting_events (meeting_id, at, kind, to_status, source, evidence)
                select id, now() - random() * interval '40 minutes', 'status_change', 'active', 'bot_callback',
                    '[{"cue":"call.leave","text":"Leave call"}]'
                from meetings m where not exists (select 1 from meeting_events e where e.meeting_id = m.id)""");
    }

    void stirs() {
        thread.start();
    }

    /** How often something has changed. */
    int rounds() {
        return rounds.get();
    }

    private void run() {
        try {
            while (!closing.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                jdbi.useTransaction(handle -> stir(handle, rounds.incrementAndGet()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stir(Handle handle, int round) {
        handle.createUpdate("""
                update meeting_sessions set last_seen_at = now(), cpu_cores = random() / 4, memory_bytes = 290e6 + random() * 30e6,
                    cpu_seconds = cpu_seconds + 1
                where id % :parts = :part
                """)
                .bind("parts", PARTS)
                .bind("part", round % PARTS)
                .execute();
        handle.createUpdate("""
                with moved as (
                    update meetings set status = case status when 'active' then 'awaiting_admission' else 'active' end
                    where status in ('active', 'awaiting_admission') and id % (5 * :parts) = :part returning id, status)
                insert into meeting_events (meeting_id, at, kind, to_status, source, evidence)
                select id, now(), 'status_change', status, 'bot_callback', '[{"cue":"lobby.asking","text":"Asking to be let in"}]'
                from moved
                """)
                .bind("parts", PARTS)
                .bind("part", round % (5 * PARTS))
                .execute();
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
}
