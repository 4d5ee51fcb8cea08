package com.vomeet.bot.call;

import java.time.Duration;
import java.util.List;

/**
 * What is tried again, how soon and how often.
 *
 * @param pauses before each new load of the meeting's address after a refusal that may pass; there are as many loads as pauses
 * @param knocks from one knock that nobody answered to the next, at least; twice as long each time
 * @param knocksAtMost the longest of these
 * @param blank for a page that says nothing after the knock, as long as it can be loaded again
 * @param door for which a page that was in the call must show the way in before it is joined again
 * @param recovery before the meeting is loaded again in a call that was lost
 * @param returns from one return into the call to the next, at least
 * @param alone after which a platform may end a call for somebody who is alone in it
 */
public record Persistence(
        List<Duration> pauses,
        Duration knocks,
        Duration knocksAtMost,
        Duration blank,
        Duration door,
        Duration recovery,
        Duration returns,
        Duration alone) {
    public static final Persistence USUAL = new Persistence(
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(15)),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(4));

    public Persistence {
        pauses = List.copyOf(pauses);
    }

    /** @param knocked how many knocks nobody has answered before the last one */
    Duration betweenKnocks(int knocked) {
        var apart = knocks;
        for (var i = 0; i < knocked && apart.compareTo(knocksAtMost) < 0; i++) {
            apart = apart.multipliedBy(2);
        }
        return apart.compareTo(knocksAtMost) < 0 ? apart : knocksAtMost;
    }
}
