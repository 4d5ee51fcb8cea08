package com.vomeet.bot.call;

import com.vomeet.bot.page.Person;
import com.vomeet.bot.page.Sighting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time in the call so far.
 *
 * @param metOthers somebody else has been in the call
 * @param aloneSince since when nobody else has been seen; a sighting that does not know leaves it
 * @param aloneNow the newest sighting knows that nobody else is there
 * @param lastVoice when somebody was last heard
 */
record Stay(
        Instant since,
        Try listen,
        Try consent,
        boolean metOthers,
        @Nullable Instant aloneSince,
        boolean aloneNow,
        Instant lastVoice) {
    static Stay begin(Instant now) {
        return new Stay(now, Try.NOT_YET, Try.NOT_YET, false, null, false, now);
    }

    Stay with(Sighting sighting, Instant now) {
        if (!sighting.peopleKnown()) {
            return new Stay(since, listen, consent, metOthers, aloneSince, false, lastVoice);
        }
        if (!sighting.people().stream().allMatch(Person::self)) {
            return new Stay(since, listen, consent, true, null, false, lastVoice);
        }
        return new Stay(since, listen, consent, metOthers, aloneSince == null ? now : aloneSince, true, lastVoice);
    }

    Stay withListen(Try value) {
        return new Stay(since, value, consent, metOthers, aloneSince, aloneNow, lastVoice);
    }

    Stay withConsent(Try value) {
        return new Stay(since, listen, value, metOthers, aloneSince, aloneNow, lastVoice);
    }

    Stay withVoice(Instant now) {
        return new Stay(since, listen, consent, metOthers, aloneSince, aloneNow, now);
    }
}
