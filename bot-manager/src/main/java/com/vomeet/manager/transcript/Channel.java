package com.vomeet.manager.transcript;

import java.util.LinkedHashSet;
import java.util.Set;

/** One meeting's readers in this process and its newest frames. Guarded by the lock of {@link LiveTranscripts}. */
final class Channel {
    private static final int REPLAY_FRAMES = 200;

    final Replay replay = new Replay(REPLAY_FRAMES);
    final Set<LiveReader> readers = new LinkedHashSet<>();
    /** The newest number that was told here. */
    private long known;
    /** A number that the database did not have when it was last looked at. */
    private long doubted = -1;

    /** Tells the readers; a frame that is not newer than what they were told is one that they have or will fetch. */
    void tell(LiveFrame frame) {
        if (frame.seq() <= known) {
            return;
        }
        known = frame.seq();
        replay.add(frame);
        readers.forEach(reader -> reader.offer(frame));
    }

    /** @param stored the meeting's number in the database, as of a moment ago */
    void compare(long meetingId, long stored) {
        if (stored == known) {
            doubted = -1;
        } else if (stored > known || known == doubted) {
            // Something was not told here; or, seen twice, the database was set back and counts anew.
            known = stored;
            doubted = -1;
            check(meetingId);
        } else {
            doubted = known;
        }
    }

    /** Makes the readers look into the database. */
    void check(long meetingId) {
        replay.clear();
        readers.forEach(reader -> reader.check(meetingId));
    }

    void forget() {
        replay.clear();
    }
}
