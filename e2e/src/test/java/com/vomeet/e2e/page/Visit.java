package com.vomeet.e2e.page;

import com.vomeet.bot.page.PageLoss;
import com.vomeet.bot.page.Sighting;
import com.vomeet.bot.page.Stage;
import com.vomeet.lab.meeting.LabEvent;
import java.util.List;
import java.util.Map;

/**
 * What the bot's page saw in a situation.
 *
 * @param sightings all of them, from the opening of the page on
 * @param without by the name of a cue: what the page is taken for when that cue is taken away
 * @param bare what the page is taken for when nothing is known but the cues of the call
 * @param unworded what the page is taken for when all cues of its own stage are taken away
 * @param hinted what the page is taken for when only the cues are left that are known to mislead
 */
record Visit(
        Situation situation,
        List<Sighting> sightings,
        List<PageLoss> losses,
        List<LabEvent> events,
        Map<String, Stage> without,
        Stage bare,
        Stage unworded,
        Stage hinted) {
    Sighting last() {
        return sightings.getLast();
    }

    /** Sightings that say that the bot is in the call. */
    List<Sighting> admissions() {
        return sightings.stream().filter(s -> s.stage() == Stage.IN_CALL).toList();
    }
}
