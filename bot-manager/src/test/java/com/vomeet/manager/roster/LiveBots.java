package com.vomeet.manager.roster;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Platform;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.meeting.MeetingId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;

/** Bots and summaries without a database. */
final class LiveBots {
    private static final Instant SINCE = Instant.parse("2026-11-23T10:00:00Z");

    private LiveBots() {}

    static LiveBot bot(long id, MeetingStatus status) {
        return bot(id, status, new Use(0.25, 300));
    }

    static LiveBot bot(long id, MeetingStatus status, Use use) {
        return new LiveBot(
                new LiveBot.Meeting(
                        new MeetingId(id),
                        new LiveBot.Owner(new AccountId(3), "Ann"),
                        Platform.GOOGLE_MEET,
                        "abc-defg-hij",
                        "https://meet.google.com/abc-defg-hij",
                        null,
                        "Vomeet"),
                status,
                SINCE,
                null,
                null,
                null,
                use,
                Cost.NONE);
    }

    static Summary summary(int scheduled) {
        return new Summary(new EnumMap<>(MeetingStatus.class), scheduled, Use.NONE, List.of());
    }
}
