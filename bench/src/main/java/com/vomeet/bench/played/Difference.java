package com.vomeet.bench.played;

/** Where a row says something else than what the bot did. */
public record Difference(long meeting, Kind kind, String what) {
    /** In what way. */
    public enum Kind {
        LOST,
        DOUBLED,
        WRONG
    }
}
