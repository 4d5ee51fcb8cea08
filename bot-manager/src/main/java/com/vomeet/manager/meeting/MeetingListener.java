package com.vomeet.manager.meeting;

/** Is told of changes after their commit. Must return soon and not throw; whoever misses a call reads the rows anyway. */
public interface MeetingListener {
    /** The meeting was asked for just now: nobody can have known of it before. */
    default void requested(Meeting meeting) {
        statusChanged(meeting);
    }

    /** Its status changed. */
    void statusChanged(Meeting meeting);

    /** What is wanted of the bot changed. */
    void wantedChanged(Meeting meeting);

    /** It was erased, perhaps again: whoever still keeps something of it removes that. */
    default void erased(Meeting meeting) {
        // most keep nothing
    }
}
