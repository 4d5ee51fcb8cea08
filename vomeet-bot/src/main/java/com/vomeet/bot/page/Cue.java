package com.vomeet.bot.page;

import tools.jackson.databind.node.ObjectNode;

/**
 * One thing that may be seen on the page.
 *
 * @param name unique within its stage
 * @param source the fact it rests on
 * @param rule what the agent evaluates: its words and their conditions, languages put together
 */
record Cue(String name, Trust trust, String source, ObjectNode rule) {
    /** How far a cue can be relied on. */
    enum Trust {
        /** A protocol value, or stable for years. */
        A,
        /** Visible text or a label: changes with language and trials. */
        B,
        /** A generated class, a position, a guess. */
        C,
        /** Known to mislead: reported, never decides. */
        X
    }
}
