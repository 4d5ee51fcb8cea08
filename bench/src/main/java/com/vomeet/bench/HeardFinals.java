package com.vomeet.bench;

/** Which final segments of one meeting a client has heard; they are to come one after the other. Safe for use by many threads. */
final class HeardFinals {
    private int last;
    private int doubled;
    private int missed;

    synchronized void hear(int number) {
        if (number <= last) {
            doubled++;
        } else {
            missed += number - last - 1;
            last = number;
        }
    }

    /** The highest number that has come. */
    synchronized int last() {
        return last;
    }

    /**
     * Those that came again, or late, and those that did not come in their turn, or not at all.
     *
     * @param written how many there are
     */
    synchronized int wrong(int written) {
        return doubled + missed + Math.max(0, written - last);
    }
}
