package com.vomeet.manager.bot;

/** Up to which number the final segments of a session are in the database. */
@FunctionalInterface
public interface StoredText {
    int upTo(String connectionId);
}
