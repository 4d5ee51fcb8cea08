package com.vomeet.bot.call;

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
 * @param counted when a sighting last showed that somebody else is there, or that nobody is
 * @param prompt the answer to the page's question whether the bot, which is alone, wants to stay
 * @param back the way back into the call, when the page has lost it
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
        Instant counted,
        Try prompt,
        Return back) {
    static Stay begin(Instant now) {
        return new Stay(now, Try.NOT_YET, now, Try.NOT_YET, false, null, false, now, now, Try.NOT_YET, Return.NONE);
    }

    /**
     * Whoever is in the list is there, also where the list says too little to be alone by it. Recorders are nobody: with somebody who
     * speaks there is no being alone, and two of them would wait for each other.
     */
    Stay with(Sighting sighting, Instant now) {
        var people = sighting.people().stream()
                .filter(person -> !person.self() && !Recorders.isOne(person.name()))
                .count();
        var known = sighting.people().stream().anyMatch(person -> person.self() || Recorders.isOne(person.name()));
        var mayBeSelf = known ? 0 : 1;
        if (people > mayBeSelf) {
            return with(true, null, false, now);
        }
        if (people == 1) {
            return with(metOthers, null, false, counted); // the bot or somebody
        }
        return sighting.peopleKnown() ? with(metOthers, aloneSince == null ? now : aloneSince, true, now) : unseen();
    }

    /** The page does not show the call. */
    Stay unseen() {
        return with(metOthers, aloneSince, false, counted);
    }

    private Stay with(boolean met, @Nullable Instant alone, boolean now, Instant count) {
        var asked = alone == null ? Try.NOT_YET : prompt;
        return new Stay(since, listen, listenSince, consent, met, alone, now, lastVoice, count, asked, back);
    }

    Stay withListen(Try value) {
        return with(value, listenSince, consent, prompt, back);
    }

    /** No more sound comes. */
    Stay deaf(Instant now) {
        return with(Try.NOT_YET, now, consent, prompt, back);
    }

    boolean wasHeard() {
        return listenSince.isAfter(since);
    }

    Stay withConsent(Try value) {
        return with(listen, listenSince, value, prompt, back);
    }

    /** Who speaks is there, whatever the list says. */
    Stay withVoice(Instant now) {
        var alone = aloneSince == null ? null : now;
        return new Stay(since, listen, listenSince, consent, true, alone, aloneNow, now, counted, prompt, back);
    }

    Stay withPrompt(Try value) {
        return with(listen, listenSince, consent, value, back);
    }

    Stay with(Return value) {
        return with(listen, listenSince, consent, prompt, value);
    }

    private Stay with(Try listens, Instant from, Try consents, Try asked, Return returns) {
        return new Stay(
                since, listens, from, consents, metOthers, aloneSince, aloneNow, lastVoice, counted, asked, returns);
    }

    /** The page does not show the call any more, and what it shows next is to be listened to anew. */
    Stay lost(Instant now, Return value) {
        return unseen().with(Try.NOT_YET, now, Try.NOT_YET, Try.NOT_YET, value);
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
    }
}
