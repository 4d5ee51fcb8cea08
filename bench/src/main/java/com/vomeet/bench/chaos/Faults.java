package com.vomeet.bench.chaos;

import java.util.ArrayList;
import java.util.List;

/** What somebody who tells a tale has found that was not as it should be. */
final class Faults {
    private final Tale tale;
    private final List<String> found = new ArrayList<>();

    Faults(Tale tale) {
        this.tale = tale;
    }

    void check(boolean right, String otherwise) {
        if (!right) {
            add(tale + ": " + otherwise);
        }
    }

    void add(String fault) {
        found.add(fault);
    }

    List<String> all() {
        return List.copyOf(found);
    }
}
