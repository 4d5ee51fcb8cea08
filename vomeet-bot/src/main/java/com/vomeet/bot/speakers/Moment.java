package com.vomeet.bot.speakers;

import java.util.List;
import java.util.Set;

/**
 * A sample as it is kept.
 *
 * @param active the sources that sounded
 * @param marked ids of the people, without the bot, who carried the page's mark
 */
record Moment(double atMillis, List<Active> active, Set<String> marked) {
    Moment {
        active = List.copyOf(active);
        marked = Set.copyOf(marked);
    }

    record Active(Source source, double level) {}

    /** A contributing source stays with its person; a bare track is only as good as the page's use of it. */
    record Source(boolean contributor, long id) {
        static Source of(SpeakerSample.Source sample) {
            return sample.contributor() >= 0
                    ? new Source(true, sample.contributor())
                    : new Source(false, sample.track());
        }
    }

    boolean hasActive(Source source) {
        return active.stream().anyMatch(a -> a.source().equals(source));
    }
}
