package com.vomeet.lab.meeting;

import java.util.List;

/**
 * What a perfect listener would have written down.
 *
 * @param people the played persons' names
 * @param spoken in order of beginning
 */
public record Truth(String code, String title, List<String> people, List<Spoken> spoken) {
    public Truth {
        people = List.copyOf(people);
        spoken = List.copyOf(spoken);
    }

    /** How many words were said to the end. */
    public int words() {
        return spoken.stream()
                .filter(Spoken::complete)
                .mapToInt(s -> s.words().size())
                .sum();
    }
}
