package com.vomeet.manager.roster;

/** What waiting for a board's next change came to. */
public sealed interface News {
    record Changed(Update update) implements News {}

    /** Nothing did for as long as was waited. */
    record Nothing() implements News {}

    /** The board is taken down: this manager ends. */
    record Over() implements News {}
}
