package com.vomeet.bench.webhook;

import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.AutomaticLeave;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.config.Network;
import com.vomeet.manager.config.WebhookSettings;
import com.vomeet.manager.meeting.BotOrder;
import com.vomeet.manager.meeting.BotRequest;
import com.vomeet.manager.meeting.BotRequests;
import com.vomeet.manager.meeting.MeetingChanges;
import com.vomeet.manager.meeting.MeetingListeners;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.meeting.RequestOutcome;
import com.vomeet.manager.webhook.BodyFormat;
import com.vomeet.manager.webhook.EndpointWish;
import com.vomeet.manager.webhook.EventFilter;
import com.vomeet.manager.webhook.Outbox;
import com.vomeet.manager.webhook.Webhooks;
import com.vomeet.manager.webhook.Webhooks.SigningKeys;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * Meetings go on for 24 hours while one receiver is away and another is there; then the first comes back. Two managers send, on a real
 * PostgreSQL, by a clock that is moved five minutes at a time.
 */
public final class DayAway implements AutoCloseable {
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final Duration DAY = Duration.ofHours(24);
    private static final Secret KEY = Secret.of("signing-key-of-a-bench-0123456789abcdef");

    private final MovedClock clock = new MovedClock();
    private final OwnDatabase store = OwnDatabase.start();
    private final Listener away = new Listener();
    private final Listener there = new Listener();
    private final Webhooks first = webhooks();
    private final Webhooks second = webhooks();
    private final MeetingListeners nobody = new MeetingListeners();
    private final BotRequests requests =
            new BotRequests(store.database().jdbi(), clock, nobody, new Outbox(), Duration.ofMinutes(5));
    private final MeetingChanges changes = new MeetingChanges(
            store.database().jdbi(), new Meetings(store.database().jdbi()), clock, nobody, new Outbox());
    private final AccountId account =
            new Accounts(store.database().jdbi()).create("Bench", 0).account().id();
    private final List<Call> calls = new ArrayList<>();

    public DayAway() throws IOException {}

    private Webhooks webhooks() {
        return Webhooks.of(
                store.database().jdbi(),
                new SigningKeys(KEY, null),
                new WebhookSettings(List.of(Network.of("127.0.0.0/8"))),
                _ -> List.of(),
                clock);
    }

    /** @param meetings how many there are, over the whole day */
    public DayResult run(int meetings) throws IOException, InterruptedException, ExecutionException {
        there.listen();
        listen(away.url());
        listen(there.url());
        var steps = (int) DAY.dividedBy(STEP);
        for (int step = 0; step < steps; step++) {
            for (int due = meetings * (step + 1) / steps; calls.size() < due; ) {
                calls.add(request(calls.size()));
            }
            goOn();
        }
        away.listen();
        var began = System.nanoTime();
        goOn();
        var atOnce = away.heard().size();
        var seconds = (System.nanoTime() - began) / 1e9;
        // The last calls still end, and what was waiting for its next time leaves.
        for (int step = 0; step < steps; step++) {
            goOn();
        }
        var attempts = first.counters().failedAttempts() + second.counters().failedAttempts();
        return DayResult.of(calls, away.heard(), there.heard(), new DayResult.Outage(attempts, atOnce / seconds));
    }

    private void listen(URI url) {
        first.endpoints().create(account, new EndpointWish(url, null, EventFilter.ALL, BodyFormat.CLASSIC, true), null);
    }

    private Call request(int number) {
        var code = "abc-" + (char) ('a' + number / 676 % 26) + (char) ('a' + number / 26 % 26)
                + (char) ('a' + number % 26) + "a-hij";
        var outcome = requests.request(new BotRequest(
                account,
                Platform.GOOGLE_MEET,
                code,
                URI.create("https://meet.google.com/" + code),
                new BotOrder("Bench", null, AutomaticLeave.DEFAULT),
                null,
                null,
                null,
                null,
                clock.instant().plus(Duration.ofHours(2))));
        return new Call(((RequestOutcome.Accepted) outcome).meeting().id());
    }

    /** Each call takes a step, then both managers send what is due, then time goes on. */
    private void goOn() throws InterruptedException, ExecutionException {
        calls.forEach(call -> call.goOn(changes));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(List.<Callable<Integer>>of(first::deliverDue, second::deliverDue))) {
                done.get();
            }
        }
        clock.advance(STEP);
    }

    @Override
    public void close() throws IOException {
        first.close();
        second.close();
        away.close();
        there.close();
        store.close();
    }
}
