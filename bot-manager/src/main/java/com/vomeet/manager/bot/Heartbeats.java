package com.vomeet.manager.bot;

import com.vomeet.contract.control.Heartbeat;
import com.vomeet.contract.control.HeartbeatAnswer;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.meeting.Sessions;
import java.time.Duration;

/** Takes heartbeats: notes that the bot lives, and answers when there is something to say or the bot has waited enough. */
public final class Heartbeats {
    /** Below the read time-outs that proxies have by default. */
    private static final Duration LONGEST = Duration.ofSeconds(25);

    private final Meetings meetings;
    private final Sessions sessions;
    private final StoredText stored;
    private final Wakeups wakeups;
    private final Turns turns;

    public Heartbeats(Meetings meetings, Sessions sessions, StoredText stored, Wakeups wakeups, Turns turns) {
        this.meetings = meetings;
        this.sessions = sessions;
        this.stored = stored;
        this.wakeups = wakeups;
        this.turns = turns;
    }

    public HeartbeatAnswer take(Heartbeat beat) throws InterruptedException {
        try (var waiter = wakeups.register(new MeetingId(beat.meetingId()), waitsForText(beat))) {
            var answer = turns.take(() -> {
                sessions.beats(beat);
                return answer(beat);
            });
            if (!news(beat, answer)) {
                waiter.await(atMost(beat));
                answer = turns.take(() -> answer(beat));
            }
            return answer;
        }
    }

    /** After its last word a bot stays until all of it is stored; before, it is enough to hear of that now and then. */
    private static boolean waitsForText(Heartbeat beat) {
        return beat.status().isTerminal();
    }

    private static boolean news(Heartbeat beat, HeartbeatAnswer answer) {
        return answer.version() != beat.version() || (waitsForText(beat) && answer.stored() > beat.stored());
    }

    private static Duration atMost(Heartbeat beat) {
        var wished = Duration.ofMillis(Math.max(0, beat.waitMillis()));
        return wished.compareTo(LONGEST) < 0 ? wished : LONGEST;
    }

    /** A bot that no row knows has nobody to work for. */
    private HeartbeatAnswer answer(Heartbeat beat) {
        return meetings.byConnection(beat.connectionId())
                .map(meeting -> new HeartbeatAnswer(
                        meeting.wanted().version(),
                        meeting.wanted().leave(),
                        meeting.wanted().language(),
                        meeting.wanted().task(),
                        stored.upTo(beat.connectionId()),
                        meeting.times().joinAt()))
                .orElseGet(() -> new HeartbeatAnswer(beat.version() + 1, true, null, null, beat.stored()));
    }
}
