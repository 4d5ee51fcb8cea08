package com.vomeet.bot.page;

import com.vomeet.contract.control.Evidence;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the page agent sees at one moment. Sent on every change, and at least once a second so that silence means a hung page.
 *
 * @param atMillis Unix milliseconds by the page's clock
 * @param stage the first stage, in precedence, of which a cue matched
 * @param evidence the cues that decide and matched, those of {@code stage} first
 * @param hints the cues that matched and only hint
 * @param people in the call; empty outside it
 * @param peopleKnown false when the page does not show who is there, so that an empty list does not mean "alone"
 */
public record Sighting(
        double atMillis,
        Stage stage,
        List<Evidence> evidence,
        List<Evidence> hints,
        List<Person> people,
        boolean peopleKnown) {
    public Sighting {
        evidence = List.copyOf(evidence);
        hints = List.copyOf(hints);
        people = List.copyOf(people);
    }

    /** All that matched. */
    public List<Evidence> shown() {
        return Stream.concat(evidence.stream(), hints.stream()).toList();
    }
}
