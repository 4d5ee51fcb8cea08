package com.vomeet.bot.call;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.control.Evidence;
import java.util.ArrayList;
import java.util.List;

/**
 * The new loads of the meeting's address on the way in: after a refusal that may pass, and to knock once more.
 *
 * @param refusals what was tried again after, one for each load
 * @param unanswered how many knocks the platform gave up and were followed by another
 */
record Retry(Load load, List<Evidence> refusals, int unanswered) {
    static final Retry NOT_YET = new Retry(Load.NONE, List.of(), 0);

    Retry {
        refusals = List.copyOf(refusals);
    }

    int tries() {
        return refusals.size();
    }

    Retry refused(Load next) {
        var all = new ArrayList<>(refusals);
        all.add(new Evidence("bot.tried_again", next.why()));
        return new Retry(next, all, unanswered);
    }

    Retry notAnswered(Load next) {
        return new Retry(next, refusals, unanswered + 1);
    }

    Retry with(Load value) {
        return new Retry(value, refusals, unanswered);
    }

    /** What is seen, and what had to be tried before it was. */
    List<Evidence> with(List<Evidence> seen) {
        var all = new ArrayList<>(seen);
        all.addAll(refusals);
        if (unanswered > 0) {
            all.add(new Evidence("bot.knocked_again", knocked()));
        }
        return all;
    }

    /** An end that comes of the page tells how often it was tried; one that was asked for does not depend on it. */
    String told(EndReason reason, String message) {
        if (reason == EndReason.STOPPED || reason == EndReason.TERMINATED) {
            return message;
        }
        return message
                + (refusals.isEmpty() ? "" : ", tried " + (tries() + 1) + " times")
                + (unanswered == 0 ? "" : ", " + knocked());
    }

    private String knocked() {
        return "knocked " + (unanswered + 1) + " times";
    }
}
