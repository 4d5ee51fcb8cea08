package com.vomeet.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came to clients of what was written: of each entry's text itself, or of a later one of its meeting that took its place before it
 * came.
 *
 * @param millis from the moment of an entry until it, or what took its place, was heard
 * @param written how many entries there were
 * @param themselves of which the text itself came
 */
record HeardEntries(List<Double> millis, int written, int themselves) {
    HeardEntries {
        millis = List.copyOf(millis);
    }

    /**
     * Looks for them.
     *
     * @param written the moments of each meeting's entries, in order, in nanoseconds
     * @param heard by meeting and moment, when the text of that moment was heard
     */
    static HeardEntries of(Map<Long, List<Long>> written, Map<Long, ? extends Map<Long, Long>> heard) {
        var millis = new ArrayList<Double>();
        var all = 0;
        var themselves = 0;
        for (var meeting : written.entrySet()) {
            var came = heard.get(meeting.getKey());
            all += meeting.getValue().size();
            Long soonest = null;
            for (var moment : meeting.getValue().reversed()) {
                var itself = came == null ? null : came.get(moment);
                if (itself != null) {
                    themselves++;
                    soonest = soonest == null ? itself : Long.valueOf(Math.min(itself, soonest));
                }
                if (soonest != null) {
                    millis.add((soonest - moment) / 1e6);
                }
            }
        }
        return new HeardEntries(millis, all, themselves);
    }

    /** How much of it was heard itself. */
    double share() {
        return (double) themselves / written;
    }
}
