package com.vomeet.bot.speech;

import java.util.List;

/** Takes what a speech session says; called by one thread at a time, in order. */
public interface SpeechListener {
    /** The session's time zero: the stamp of the first frame that was ever sent. Once, before all else. */
    void began(double zeroMillis);

    /** Finished segments (the newest ones, repeated), then at most one unfinished. */
    void heard(List<Heard> segments);

    /** For the flight recorder and the log. */
    void noted(String what, String detail);
}
