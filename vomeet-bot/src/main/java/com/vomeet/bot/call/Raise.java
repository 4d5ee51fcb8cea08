package com.vomeet.bot.call;

import com.vomeet.contract.control.Evidence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one change to the next higher kind of browser, for a page that does not serve this one.
 *
 * @param running the other browser is being started
 * @param why what the page said; null: nothing has been changed
 */
record Raise(boolean running, @Nullable Evidence why) {
    static final Raise NOT_YET = new Raise(false, null);

    static Raise started(List<Evidence> seen) {
        var words = seen.isEmpty() ? "" : seen.getFirst().text();
        return new Raise(true, new Evidence("bot.browser_raised", words));
    }

    Raise done() {
        return new Raise(false, why);
    }

    boolean tried() {
        return why != null;
    }

    /** What is seen, and that it was seen with another browser than at first. */
    List<Evidence> with(List<Evidence> seen) {
        var all = new ArrayList<>(seen);
        if (why != null) {
            all.add(why);
        }
        return all;
    }
}
