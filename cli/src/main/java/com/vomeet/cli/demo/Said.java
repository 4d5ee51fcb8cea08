package com.vomeet.cli.demo;

import com.vomeet.lab.meeting.Spoken;
import java.time.Instant;

/** What somebody really said: the lab's truth of one line, from the first sound to the last. */
public record Said(String person, Instant from, Instant to, String prompt, String text) {
    public static Said of(Spoken spoken) {
        return new Said(spoken.name(), spoken.speechStart(), spoken.speechEnd(), spoken.prompt(), spoken.text());
    }
}
