package com.vomeet.lab.scenario;

/**
 * One thing that is wrong with a scenario.
 *
 * @param field its path, for example {@code script.lines[2].who}
 */
public record Problem(String field, String what) {
    @Override
    public String toString() {
        return field + ": " + what;
    }
}
