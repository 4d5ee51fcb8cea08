package com.vomeet.lab.meeting;

import com.vomeet.lab.scenario.Problem;
import java.util.List;

/** What came of wanting a meeting. */
public sealed interface Opening {
    record Opened(Meeting meeting) implements Opening {}

    record CodeTaken(String code) implements Opening {}

    /** There are too many meetings already. */
    record Full(int limit) implements Opening {}

    record Impossible(List<Problem> problems) implements Opening {
        public Impossible {
            problems = List.copyOf(problems);
        }
    }
}
