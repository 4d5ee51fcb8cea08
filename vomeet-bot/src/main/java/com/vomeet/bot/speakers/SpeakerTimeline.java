package com.vomeet.bot.speakers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** What was seen of the last minutes, in order of time. Not thread-safe. */
final class SpeakerTimeline {
    private static final double KEPT_MILLIS = 300_000;
    private static final int LIMIT = 6_000;
    private final ArrayDeque<Moment> moments = new ArrayDeque<>();

    void add(Moment moment) {
        moments.add(moment);
        while (moments.size() > LIMIT || moments.getFirst().atMillis() < moment.atMillis() - KEPT_MILLIS) {
            moments.removeFirst();
        }
    }

    /** Latest first; what is asked for is recent, so few are looked at. */
    List<Moment> between(double fromMillis, double toMillis) {
        var found = new ArrayList<Moment>();
        for (var latestFirst = moments.descendingIterator(); latestFirst.hasNext(); ) {
            var moment = latestFirst.next();
            if (moment.atMillis() < fromMillis) {
                break;
            }
            if (moment.atMillis() <= toMillis) {
                found.add(moment);
            }
        }
        return found;
    }
}
