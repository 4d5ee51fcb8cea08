package com.vomeet.manager;

import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Platform;
import com.vomeet.contract.bot.AutomaticLeave;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.meeting.BotOrder;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A meeting's row without a database. */
public final class Samples {
    private Samples() {}

    public static Meeting meeting(Instant created) {
        return meeting(MeetingStatus.REQUESTED, created, null);
    }

    /** One of many, of which nothing but the number matters. */
    public static Meeting meeting(long number) {
        return meeting(
                new MeetingId(number),
                MeetingStatus.REQUESTED,
                URI.create("https://meet.google.com/abc-defg-hij"),
                Instant.EPOCH,
                null);
    }

    /** One that has ended and was deleted. */
    public static Meeting erased(Instant created) {
        return meeting(MeetingStatus.COMPLETED, Meeting.NOWHERE, created, null);
    }

    public static Meeting meeting(MeetingStatus status, Instant created, @Nullable Instant lastSeen) {
        return meeting(status, URI.create("https://meet.google.com/abc-defg-hij"), created, lastSeen);
    }

    /** One whose bot was made at its creation and is to knock later. */
    public static Meeting ahead(Instant created, Instant joinAt, @Nullable Instant lastSeen) {
        var now = meeting(MeetingStatus.REQUESTED, created, lastSeen);
        var times = new Meeting.Times(
                created, created, null, null, joinAt, null, joinAt.plus(Duration.ofHours(2)), joinAt, created);
        return with(now, now.session(), times);
    }

    /** One with a bot of the first vomeet, which speaks at changes only. */
    public static Meeting legacy(MeetingStatus status, Instant created, Instant lastSeen) {
        var now = meeting(status, created, lastSeen);
        var session =
                new Meeting.Session("connection-5", "vomeet-bot-5-connecti", created, 0, lastSeen, null, true, null);
        return with(now, session, now.times());
    }

    private static Meeting with(Meeting now, Meeting.Session session, Meeting.Times times) {
        return new Meeting(
                now.id(),
                now.account(),
                now.platform(),
                now.nativeId(),
                now.url(),
                now.status(),
                now.stage(),
                now.version(),
                now.order(),
                now.wanted(),
                session,
                now.endReason(),
                now.failureStage(),
                now.errorDetails(),
                now.transitions(),
                now.data(),
                times);
    }

    private static Meeting meeting(MeetingStatus status, URI url, Instant created, @Nullable Instant lastSeen) {
        return meeting(new MeetingId(5), status, url, created, lastSeen);
    }

    private static Meeting meeting(
            MeetingId id, MeetingStatus status, URI url, Instant created, @Nullable Instant lastSeen) {
        return new Meeting(
                id,
                new AccountId(3),
                Platform.GOOGLE_MEET,
                "abc-defg-hij",
                url,
                status,
                MeetingStatus.REQUESTED,
                1,
                new BotOrder("Vomeet", null, AutomaticLeave.DEFAULT),
                new Meeting.Wanted(0, false, null, null, null),
                new Meeting.Session("connection-5", "vomeet-bot-5-connecti", created, 0, lastSeen, null),
                null,
                null,
                null,
                Json.MAPPER.createArrayNode(),
                Json.MAPPER.createObjectNode(),
                new Meeting.Times(created, created, null, null, null, null, created.plus(Duration.ofHours(2))));
    }
}
