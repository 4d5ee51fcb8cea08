package com.vomeet.manager.transcript;

/** How far a session's text is in the database: what heartbeats tell the bots. */
public interface StoredNumbers {
    /** @return all final segments of the session up to this number are stored; 0 when none is */
    int stored(String uid);

    /** Calls the listener each time that this process has stored more of a session. */
    void onGrowth(Listener listener);

    /** Must return soon and not throw. */
    @FunctionalInterface
    interface Listener {
        void grown(long meetingId, String uid, int stored);
    }
}
