package com.vomeet.manager.bot;

import com.vomeet.contract.control.Heartbeat;
import com.vomeet.contract.control.HeartbeatAnswer;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Sessions;
import com.vomeet.manager.meeting.Wish;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Takes heartbeats: notes that the bot lives, and answers when there is something to say or the bot has waited enough. */
public final class Heartbeats {
    /** Below the read time-outs that proxies have by default. */
    private static final Duration LONGEST = Duration.ofSeconds(25);

    private final Sessions sessions;
    private final StoredText stored;
    private final Wakeups wakeups;
    private final Turns turns;

    public Heartbeats(Sessions sessions, StoredText stored, Wakeups wakeups, Turns turns) {
        this.sessions = sessions;
        this.stored = stored;
        this.wakeups = wakeups;
        this.turns = turns;
    }

    /**
     * A thousand bots ask for this a hundred times a second: what is wanted comes with the note that the bot lives, and is read again
     * only when somebody has said that it changed. A change that nobody could tell here answers the next heartbeat, which comes at once.
     */
    public HeartbeatAnswer take(Heartbeat beat) throws InterruptedException {
        try (var waiter = wakeups.register(new MeetingId(beat.meetingId()), waitsForText(beat))) {
            var wish = turns.take(patience(beat), () -> sessions.beats(beat)).orElse(null);
            if (!isNews(beat, wish) && !hasMoreText(beat) && waiter.await(atMost(beat))) {
                wish = turns.take(Turns.REPORT, () -> sessions.wish(beat.connectionId()))
                        .orElse(null);
            }
            return answer(beat, wish);
        }
    }

    private static boolean isNews(Heartbeat beat, @Nullable Wish wish) {
        return wish == null || wish.version() != beat.version();
    }

    /** After its last word a bot stays until all of it is stored; before, it is enough to hear of that now and then. */
    private static boolean waitsForText(Heartbeat beat) {
        return beat.status().isTerminal();
    }

    private boolean hasMoreText(Heartbeat beat) {
        return waitsForText(beat) && stored(beat) > beat.stored();
    }

    private static Duration atMost(Heartbeat beat) {
        var wished = Duration.ofMillis(Math.max(0, beat.waitMillis()));
        return wished.compareTo(LONGEST) < 0 ? wished : LONGEST;
    }

    /** It listens for longer than it asks to be kept waiting; the wait for its turn is a part of that. */
    private static Duration patience(Heartbeat beat) {
        return Turns.REPORT.plus(atMost(beat));
    }

    private int stored(Heartbeat beat) {
        return turns.take(Turns.REPORT, () -> stored.upTo(beat.connectionId()));
    }

    /** A bot that no row knows has nobody to work for. */
    private HeartbeatAnswer answer(Heartbeat beat, @Nullable Wish wish) {
        return wish == null
                ? new HeartbeatAnswer(beat.version() + 1, true, null, null, beat.stored())
                : new HeartbeatAnswer(
                        wish.version(),
                        wish.leave(),
                        wish.language(),
                        wish.task(),
                        stored(beat),
                        wish.joinAt(),
                        new HeartbeatAnswer.ScheduledEnd(wish.scheduledEnd()));
    }
}
