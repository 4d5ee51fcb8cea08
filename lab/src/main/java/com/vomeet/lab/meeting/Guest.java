package com.vomeet.lab.meeting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.vomeet.lab.scenario.Admission;
import java.time.Instant;

/**
 * One page's visit.
 *
 * @param name what was typed; empty before that
 * @param knocks how often this page has asked; an answer to an earlier knock is no answer to this one
 * @param since when the view was shown
 * @param admission how this visit gets in, or does not
 */
public record Guest(
        String id,
        String name,
        View view,
        int knocks,
        boolean microphone,
        boolean camera,
        Instant since,
        @JsonIgnore Admission admission) {
    Guest at(View next, Instant now) {
        return new Guest(id, name, next, knocks, microphone, camera, now, admission);
    }

    Guest asking(String typed, View next, Instant now) {
        return new Guest(id, typed, next, knocks + 1, microphone, camera, now, admission);
    }

    Guest with(boolean newMicrophone, boolean newCamera) {
        return new Guest(id, name, view, knocks, newMicrophone, newCamera, since, admission);
    }
}
