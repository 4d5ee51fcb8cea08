package com.vomeet.bot;

import com.vomeet.bot.page.MeetingPage;
import com.vomeet.bot.page.PageListener;

/** Makes the meeting's page. */
public interface MeetingPages {
    /** The platform can be joined: there are cues for it. */
    boolean served();

    /** Makes a page that reports to the listener. A browser that cannot be started is an outcome of {@link MeetingPage#open}. */
    MeetingPage make(PageListener listener);

    /** Makes a page in the next higher kind of browser than {@link #make} takes. */
    Higher makeHigher(PageListener listener);

    /** What came of the wish for a higher kind. */
    sealed interface Higher {
        /** @param kind its name */
        record Made(String kind, MeetingPage page) implements Higher {}

        record None(String why) implements Higher {}
    }
}
