package com.vomeet.lab.meeting;

import java.time.Instant;
import java.util.List;

/**
 * Something that was really said; the times are those at which the sound was sent.
 *
 * @param words the text's words in lower case, without punctuation, digits spelled out
 * @param speechStart where speech begins within the sound
 * @param complete false while it is being said, and for ever when it was broken off
 */
public record Spoken(
        String name,
        String prompt,
        String text,
        List<String> words,
        Instant startedAt,
        Instant speechStart,
        Instant speechEnd,
        Instant endedAt,
        boolean complete) {
    public Spoken {
        words = List.copyOf(words);
    }

    static Spoken begun(String name, String prompt, Take take, Instant at) {
        return new Spoken(
                name,
                prompt,
                take.text(),
                Words.of(take.text()),
                at,
                at.plus(take.speechStart()),
                at.plus(take.speechEnd()),
                at.plus(take.duration()),
                false);
    }

    Spoken finished() {
        return new Spoken(name, prompt, text, words, startedAt, speechStart, speechEnd, endedAt, true);
    }

    Spoken brokenOff(Instant at) {
        var end = speechEnd.isBefore(at) ? speechEnd : at;
        return new Spoken(name, prompt, text, words, startedAt, speechStart, end, at, false);
    }
}
