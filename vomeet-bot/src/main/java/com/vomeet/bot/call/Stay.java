package com.vomeet.bot.call;

import com.vomeet.bot.page.Person;
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
 * @param counted when a sighting last showed that somebody else is there, or that nobody is
 */
record Stay(
        Instant since,
        Try listen,
        Instant listenSince,
        Try consent,
        boolean metOthers,
        @Nullable Instant aloneSince,
        boolean aloneNow,
        Instant lastVoice,
        Instant counted) {
    static Stay begin(Instant now) {
        return new Stay(now, Try.NOT_YET, now, Try.NOT_YET, false, null, false, now, now);
    }

    /**
     * Whoever is in the list is there, also where the list says too little to be alone by it. Recorders are nobody: with somebody who
     * speaks there is no being alone, and two of them would wait for each other.
     */
    Stay with(Sighting sighting, Instant now) {
        var people = sighting.people().stream()
                .filter(person -> !person.self() && !Recorders.isOne(person.name()))
                .count();
        var mayBeSelf = sighting.people().stream().noneMatch(Person::self) ? 1 : 0;
        if (people > mayBeSelf) {
            return counted(now).with(true, null, false);
        }
        if (people == 1) {
            return with(metOthers, null, false); // the bot or somebody
        }
        return sighting.peopleKnown()
                ? counted(now).with(metOthers, aloneSince == null ? now : aloneSince, true)
                : unseen();
    }

    private Stay counted(Instant now) {
        return new Stay(since, listen, listenSince, consent, metOthers, aloneSince, aloneNow, lastVoice, now);
    }

    /** The page does not show the call. */
    Stay unseen() {
        return with(metOthers, aloneSince, false);
    }

    private Stay with(boolean met, @Nullable Instant alone, boolean now) {
        return new Stay(since, listen, listenSince, consent, met, alone, now, lastVoice, counted);
    }

    Stay withListen(Try value) {
        return new Stay(since, value, listenSince, consent, metOthers, aloneSince, aloneNow, lastVoice, counted);
    }

    /** No more sound comes. */
    Stay deaf(Instant now) {
        return new Stay(since, Try.NOT_YET, now, consent, metOthers, aloneSince, aloneNow, lastVoice, counted);
    }

    boolean wasHeard() {
        return listenSince.isAfter(since);
    }

    Stay withConsent(Try value) {
        return new Stay(since, listen, listenSince, value, metOthers, aloneSince, aloneNow, lastVoice, counted);
    }

    /** Who speaks is there, whatever the list says. */
    Stay withVoice(Instant now) {
        return new Stay(
                since, listen, listenSince, consent, true, aloneSince == null ? null : now, aloneNow, now, counted);
    }
}
