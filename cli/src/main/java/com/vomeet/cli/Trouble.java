package com.vomeet.cli;

/** What went wrong and what to do, in a sentence for the person at the terminal; it is shown without a trace. */
public final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Trouble(String sentence) {
        super(sentence);
    }
}
