package com.vomeet.lab.scenario;

import java.util.List;

/** What came of reading something that somebody wrote. */
public sealed interface Reading<T> {
    record Understood<T>(T value) implements Reading<T> {}

    record Wrong<T>(List<Problem> problems) implements Reading<T> {
        public Wrong {
            problems = List.copyOf(problems);
        }
    }
}
