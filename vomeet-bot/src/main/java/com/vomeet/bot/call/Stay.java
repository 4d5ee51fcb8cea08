package com.vomeet.bot.call;

import com.vomeet.bot.page.Sighting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time in the call so far.
 *
 * @param listenSince since when it is tried to listen, anew when no more sound came
 * @param metOthers somebody else has been in the call
 * @param aloneSince since when nobody else has been seen or heard; a sighting that does not know leaves it
 * @param aloneNow the newest sighting knows that nobody else is there
 * @param lastVoice when somebody was last heard
 */
record Stay(
        Instant since,
        Try listen,
        Instant listenSince,
        Try consent,
        boolean metOthers,
        @Nullable Instant aloneSince,
        boolean aloneNow,
        Instant lastVoice) {
    static Stay begin(Instant now) {
        return new Stay(now, Try.NOT_YET, now, Try.NOT_YET, false, null, false, now);
    }

    /** Whoever is in the list is there, also where the list says too little to be alone by it. */
    Stay with(Sighting sighting, Instant now) {
        if (sighting.people().stream().anyMatch(person -> !person.self())) {
            return with(true, null, false);
        }
        return sighting.peopleKnown() ? with(metOthers, aloneSince == null ? now : aloneSince, true) : unseen();
    }

    /** The page does not show the call. */
    Stay unseen() {
        return with(metOthers, aloneSince, false);
    }

    private Stay with(boolean met, @Nullable Instant alone, boolean now) {
        return new Stay(since, listen, listenSince, consent, met, alone, now, lastVoice);
    }

    Stay withListen(Try value) {
        return new Stay(since, value, listenSince, consent, metOthers, aloneSince, aloneNow, lastVoice);
    }

    /** No more sound comes. */
    Stay deaf(Instant now) {
        return new Stay(since, Try.NOT_YET, now, consent, metOthers, aloneSince, aloneNow, lastVoice);
    }

    boolean wasHeard() {
        return listenSince.isAfter(since);
    }

    Stay withConsent(Try value) {
        return new Stay(since, listen, listenSince, value, metOthers, aloneSince, aloneNow, lastVoice);
    }

    /** Who speaks is there, whatever the list says. */
    Stay withVoice(Instant now) {
        return new Stay(since, listen, listenSince, consent, true, aloneSince == null ? null : now, aloneNow, now);
    }
}
