package com.vomeet.bot.call;

import com.vomeet.bot.page.Sighting;
import com.vomeet.contract.MeetingStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where the call is. */
public sealed interface State {
    /** The last status before the end that this state stands for. */
    MeetingStatus status();

    /** A call that has not begun to end. */
    sealed interface Live extends State {}

    /**
     * Nothing done yet.
     *
     * @param joinAt when to knock; null: as soon as it can be done
     */
    record Idle(@Nullable Instant joinAt) implements Live {
        @Override
        public MeetingStatus status() {
            return MeetingStatus.REQUESTED;
        }
    }

    /** Too early even to open the page. */
    record Waiting(Instant joinAt) implements Live {
        @Override
        public MeetingStatus status() {
            return MeetingStatus.REQUESTED;
        }
    }

    /**
     * @param early what was sighted before the navigation was confirmed
     * @param joinAt when to knock; null: as soon as it can be done
     */
    record Opening(
            Instant since,
            @Nullable Sighting early,
            @Nullable Instant joinAt) implements Live {
        @Override
        public MeetingStatus status() {
            return MeetingStatus.REQUESTED;
        }
    }

    /** On the way in: pre-join page, lobby. */
    record Arriving(Look look, Entry entry) implements Live {
        @Override
        public MeetingStatus status() {
            return entry.reported();
        }
    }

    record InCall(Look look, Stay stay) implements Live {
        @Override
        public MeetingStatus status() {
            return MeetingStatus.ACTIVE;
        }
    }

    /** @param until the page is closed at this moment even if it does not show that it has left */
    record Leaving(End end, Instant until) implements State {
        @Override
        public MeetingStatus status() {
            return end.stage();
        }
    }

    /** Absorbs everything. */
    record Ended(End end) implements State {
        @Override
        public MeetingStatus status() {
            return end.reason().status();
        }
    }
}
