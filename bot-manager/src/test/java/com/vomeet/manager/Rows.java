package com.vomeet.manager;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Platform;
import com.vomeet.contract.bot.AutomaticLeave;
import com.vomeet.contract.control.BotCost;
import com.vomeet.contract.control.Heartbeat;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.config.DatabaseSettings;
import com.vomeet.manager.config.ScheduleTimings;
import com.vomeet.manager.meeting.BotOrder;
import com.vomeet.manager.meeting.BotRequest;
import com.vomeet.manager.meeting.BotRequests;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingChanges;
import com.vomeet.manager.meeting.MeetingListeners;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.meeting.RequestOutcome;
import com.vomeet.manager.meeting.ScheduleChanges;
import com.vomeet.manager.meeting.Sessions;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import com.vomeet.manager.webhook.Outbox;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Real rows in a database of its own, with a clock that stands still. */
public final class Rows implements AutoCloseable {
    public final TestClock clock = new TestClock();
    public final MeetingListeners listeners = new MeetingListeners();
    public final DatabaseSettings settings = RealParts.newDatabase();
    public final Database database = Database.open(settings, Patience.DEFAULT);
    public final Accounts accounts = new Accounts(database.jdbi(), clock);
    public final Meetings meetings = new Meetings(database.jdbi());
    public final Sessions sessions = new Sessions(database.jdbi(), clock);
    public final MeetingChanges changes = new MeetingChanges(database.jdbi(), meetings, clock, listeners, new Outbox());
    public final BotRequests requests =
            new BotRequests(database.jdbi(), clock, listeners, new Outbox(), ScheduleTimings.DEFAULT.ahead());
    public final ScheduleChanges schedule =
            new ScheduleChanges(database.jdbi(), clock, listeners, ScheduleTimings.DEFAULT.ahead());
    public final AccountId account = accounts.create("Ann", 0).account().id();

    /** A bot asked for just now. */
    public Meeting requested(String code) {
        return ((RequestOutcome.Accepted) requests.request(wish(account, code))).meeting();
    }

    /** A bot asked for just now, for later. */
    public Meeting scheduled(String code, Duration in) {
        return scheduled(account, code, in);
    }

    public Meeting scheduled(AccountId of, String code, Duration in) {
        var wish = wish(of, code, clock.instant().plus(in));
        return ((RequestOutcome.Accepted) requests.request(wish)).meeting();
    }

    public BotRequest wish(AccountId of, String code) {
        return wish(of, code, null);
    }

    public BotRequest wish(AccountId of, String code, @Nullable Instant scheduledStart) {
        return new BotRequest(
                of,
                Platform.GOOGLE_MEET,
                code,
                URI.create("https://meet.google.com/" + code),
                new BotOrder("Vomeet", null, AutomaticLeave.DEFAULT),
                null,
                null,
                scheduledStart,
                null,
                clock.instant().plus(Duration.ofHours(2)));
    }

    /** A heartbeat from the call, with what the bot uses. */
    public void beats(Meeting meeting, @Nullable BotCost cost) {
        sessions.beats(new Heartbeat(
                meeting.session().connectionId(),
                meeting.id().value(),
                MeetingStatus.ACTIVE,
                0,
                0,
                0,
                0,
                1.5,
                0,
                0,
                true,
                true,
                cost));
    }

    public Meeting now(Meeting meeting) {
        return meetings.find(meeting.id()).orElseThrow();
    }

    @Override
    public void close() {
        database.close();
    }
}
