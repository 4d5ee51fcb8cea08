package com.vomeet.bot;

import com.vomeet.bot.page.MeetingPage;
import com.vomeet.bot.page.PageListener;

/** Makes the meeting's page. */
public interface MeetingPages {
    /** The platform can be joined: there are cues for it. */
    boolean served();

    /** Makes a page that reports to the listener. A browser that cannot be started is an outcome of {@link MeetingPage#open}. */
    MeetingPage make(PageListener listener);
}
