package com.vomeet.bench;

import java.util.function.Consumer;

/** One measurement by name. */
interface Bench {
    String name();

    /** What is measured, in a line. */
    String about();

    /**
     * Measures.
     *
     * @param runs how often, where the bench repeats; 0: its own number
     * @param figures takes each figure as it is known
     */
    void run(int runs, Consumer<Figure> figures) throws Exception;
}
