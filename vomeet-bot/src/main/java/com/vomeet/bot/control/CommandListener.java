package com.vomeet.bot.control;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes what the manager wants, whichever way it came. Must return at once; the same wish may come several times. */
public interface CommandListener {
    /** @return false if the wish could not be taken: it is to be said again */
    boolean leave(String by);

    /** @param version of the manager's wishes at that time; null: an older manager does not say it */
    void reconfigure(@Nullable Integer version, @Nullable String language, String task);

    /** @param at when the bot shall knock; null: as soon as it can */
    void joinMoved(@Nullable Instant at);

    /** @param at after this the bot leaves when nobody speaks any more; null: there is no such time */
    void endMoved(@Nullable Instant at);

    /** All final segments up to this number are in the database. */
    void stored(int number);

    /** For the flight recorder and the log. */
    void noted(String what, String detail);
}
