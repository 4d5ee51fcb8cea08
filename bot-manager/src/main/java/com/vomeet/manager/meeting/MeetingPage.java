package com.vomeet.manager.meeting;

import java.util.List;

/** What a list's query found. */
public sealed interface MeetingPage {
    /**
     * @param meetings those of the page that can be read
     * @param total of all pages
     */
    record Found(List<Meeting> meetings, long total) implements MeetingPage {
        public Found {
            meetings = List.copyOf(meetings);
        }
    }

    /** There is so much text that looking through it takes longer than a caller is made to wait. */
    record TooMuch() implements MeetingPage {}
}
