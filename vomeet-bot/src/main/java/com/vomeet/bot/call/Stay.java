package com.vomeet.bot.call;

import com.vomeet.bot.page.Person;
import com.vomeet.bot.page.Sighting;
import com.vomeet.contract.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time in the call so far.
 *
 * @param listenSince since when it is tried to listen, anew when no more sound came
 * @param metOthers somebody else has been in the call
 * @param aloneSince since when nobody else has been seen or heard; a sighting that does not know leaves it
 * @param aloneNow the newest sighting knows that nobody else is there
 * @param lastVoice when somebody was last heard
<<<<<<< HEAD
 * @param counted when a sighting last showed that somebody else is there, or that nobody is
=======
 * @param prompt the answer to the page's question whether the bot, which is alone, wants to stay
 * @param back the way back into the call, when the page has lost it
>>>>>>> 2d367731 (Try again what passes at the door and in the call)
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
<<<<<<< HEAD
        Instant counted) {
    static Stay begin(Instant now) {
        return new Stay(now, Try.NOT_YET, now, Try.NOT_YET, false, null, false, now, now);
=======
        Try prompt,
        Return back) {
    static Stay begin(Instant now) {
        return new Stay(now, Try.NOT_YET, now, Try.NOT_YET, false, null, false, now, Try.NOT_YET, Return.NONE);
>>>>>>> 2d367731 (Try again what passes at the door and in the call)
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
<<<<<<< HEAD
        return new Stay(since, listen, listenSince, consent, met, alone, now, lastVoice, counted);
    }

    Stay withListen(Try value) {
        return new Stay(since, value, listenSince, consent, metOthers, aloneSince, aloneNow, lastVoice, counted);
=======
        var asked = alone == null ? Try.NOT_YET : prompt;
        return new Stay(since, listen, listenSince, consent, met, alone, now, lastVoice, asked, back);
    }

    Stay withListen(Try value) {
        return new Stay(since, value, listenSince, consent, metOthers, aloneSince, aloneNow, lastVoice, prompt, back);
>>>>>>> 2d367731 (Try again what passes at the door and in the call)
    }

    /** No more sound comes. */
    Stay deaf(Instant now) {
<<<<<<< HEAD
        return new Stay(since, Try.NOT_YET, now, consent, metOthers, aloneSince, aloneNow, lastVoice, counted);
=======
        return new Stay(since, Try.NOT_YET, now, consent, metOthers, aloneSince, aloneNow, lastVoice, prompt, back);
>>>>>>> 2d367731 (Try again what passes at the door and in the call)
    }

    boolean wasHeard() {
        return listenSince.isAfter(since);
    }

    Stay withConsent(Try value) {
<<<<<<< HEAD
        return new Stay(since, listen, listenSince, value, metOthers, aloneSince, aloneNow, lastVoice, counted);
=======
        return new Stay(since, listen, listenSince, value, metOthers, aloneSince, aloneNow, lastVoice, prompt, back);
>>>>>>> 2d367731 (Try again what passes at the door and in the call)
    }

    /** Who speaks is there, whatever the list says. */
    Stay withVoice(Instant now) {
        return new Stay(
<<<<<<< HEAD
                since, listen, listenSince, consent, true, aloneSince == null ? null : now, aloneNow, now, counted);
=======
                since,
                listen,
                listenSince,
                consent,
                true,
                aloneSince == null ? null : now,
                aloneNow,
                now,
                prompt,
                back);
    }

    Stay withPrompt(Try value) {
        return new Stay(since, listen, listenSince, consent, metOthers, aloneSince, aloneNow, lastVoice, value, back);
    }

    Stay with(Return value) {
        return new Stay(since, listen, listenSince, consent, metOthers, aloneSince, aloneNow, lastVoice, prompt, value);
    }

    /** The page does not show the call any more, and what it shows next is to be listened to anew. */
    Stay lost(Instant now, Return value) {
        return unseen().deaf(now).with(value);
    }

    /**
     * What it means that the call has ended by that moment without anybody's word: platforms end it for whoever is alone, after asking.
     * Empty where the bot was not alone for so long.
     */
    Optional<EndReason> endedAsAlone(Instant by, Duration limit) {
        if (aloneSince == null || (prompt.equals(Try.NOT_YET) && by.isBefore(aloneSince.plus(limit)))) {
            return Optional.empty();
        }
        return Optional.of(metOthers ? EndReason.LEFT_ALONE : EndReason.NO_ONE_JOINED);
>>>>>>> 2d367731 (Try again what passes at the door and in the call)
    }
}
