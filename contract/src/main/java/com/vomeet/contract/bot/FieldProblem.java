package com.vomeet.contract.bot;

/**
 * One thing that is wrong with a configuration.
 *
 * @param field the field's path, for example {@code automaticLeave.waitingRoomTimeout}
 * @param problem what is wrong and what is wanted; never the value of a secret
 */
public record FieldProblem(String field, String problem) {
    @Override
    public String toString() {
        return field + ": " + problem;
    }
}
