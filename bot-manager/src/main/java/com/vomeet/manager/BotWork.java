package com.vomeet.manager;

import com.vomeet.manager.api.BotParts;
import com.vomeet.manager.bot.CallbackSecrets;
import com.vomeet.manager.bot.Callbacks;
import com.vomeet.manager.bot.Heartbeats;
import com.vomeet.manager.bot.MeetingTokens;
import com.vomeet.manager.bot.StoredText;
import com.vomeet.manager.bot.Turns;
import com.vomeet.manager.bot.Wakeups;
import com.vomeet.manager.fleet.FleetCounters;
import com.vomeet.manager.meeting.BotRequests;
import com.vomeet.manager.meeting.ChangeOutbox;
import com.vomeet.manager.meeting.MeetingChanges;
import com.vomeet.manager.meeting.MeetingListeners;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.meeting.ScheduleChanges;
import com.vomeet.manager.meeting.Sessions;
import com.vomeet.manager.webhook.Outbox;

/** The wiring of what concerns bots: requests, reports, heartbeats, and who hears of changes. */
final class BotWork implements AutoCloseable {
    private final Meetings meetings;
    private final MeetingTokens tokens;
    private final Wakeups wakeups = new Wakeups();
    private final MeetingListeners listeners = new MeetingListeners();
    private final BotParts parts;

    /** @param live of the meetings' readers */
    BotWork(Ground ground, StoredText stored, ChangeOutbox live) {
        var jdbi = ground.database().jdbi();
        var clock = ground.clock();
        var keys = ground.config().keys();
        var ahead = ground.config().fleet().schedule().ahead();
        var sessions = new Sessions(jdbi, clock);
        var outbox = outbox(ground, live);
        this.meetings = ground.meetings();
        var changes = new MeetingChanges(jdbi, meetings, clock, listeners, outbox, ground.tracing());
        this.tokens = new MeetingTokens(keys.signing(), keys.signingBefore());
        listeners.add(wakeups);
        var turns = new Turns(ground.database().connections() / 2);
        this.parts = new BotParts(
                new BotRequests(jdbi, clock, listeners, outbox, ahead),
                changes,
                new ScheduleChanges(jdbi, clock, listeners, ahead),
                new Callbacks(meetings, changes, sessions, turns),
                new Heartbeats(sessions, stored, wakeups, turns),
                new CallbackSecrets(keys.signing(), keys.signingBefore(), clock),
                new FleetCounters(),
                ground.tracing(),
                clock);
    }

    /** Who is told of a change in its own transaction. */
    private static ChangeOutbox outbox(Ground ground, ChangeOutbox live) {
        var webhooks = new Outbox();
        var meters = ground.metrics().statuses();
        return (handle, change) -> {
            live.statusChanged(handle, change);
            webhooks.statusChanged(handle, change);
            meters.statusChanged(handle, change);
        };
    }

    Meetings meetings() {
        return meetings;
    }

    MeetingTokens tokens() {
        return tokens;
    }

    Wakeups wakeups() {
        return wakeups;
    }

    MeetingListeners listeners() {
        return listeners;
    }

    BotParts parts() {
        return parts;
    }

    /** Lets waiting heartbeats go, so that the server can end quickly. */
    @Override
    public void close() {
        wakeups.close();
    }
}
