package com.vomeet.bot;

import com.vomeet.bot.audio.MediaReport;
import com.vomeet.bot.call.Fact;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Judges whether the meeting's sound still reaches the page. That none comes says nothing by itself: who is muted sends none, and a
 * meeting may be silent for an hour. It is lost where no connection is up, or where none comes while the page's marks of who speaks come
 * and go; one that stands still may be no mark at all.
 * Counts reports instead of seconds: a bot that stood still for a while has missed nothing but reports. For one thread.
 */
final class MediaWatch {
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(5);
    /** Connections come back by themselves, and are made anew, within seconds. */
    private static final int LOST = 4;

    private boolean others;
    private boolean wasUp;
    private boolean spoken;
    private List<String> marked = List.of();
    private long packets = -1;
    private int bad;

    /** @param others somebody else is shown in the call */
    void sighted(boolean others) {
        this.others = others;
    }

    /** @param people that are shown as speaking now */
    void marked(List<String> people) {
        spoken |= !people.isEmpty() && !people.equals(marked);
        marked = people;
    }

    /** What is to be told: each time, for as long as it lasts. */
    Optional<Fact.MediaLost> reported(MediaReport report) {
        var none = report.packets() == packets;
        var why = report.isUp()
                ? none && spoken ? "somebody is shown as speaking and no sound comes" : ""
                : wasUp || others ? "no connection that could carry sound is up: " + report.states() : "";
        wasUp |= report.isUp();
        packets = report.packets();
        spoken = false;
        bad = why.isEmpty() ? 0 : bad + 1;
        return bad < LOST ? Optional.empty() : Optional.of(new Fact.MediaLost(why, BETWEEN_REPORTS.multipliedBy(bad)));
    }
}
