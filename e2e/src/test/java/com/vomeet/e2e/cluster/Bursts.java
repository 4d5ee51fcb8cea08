package com.vomeet.e2e.cluster;

import com.vomeet.cli.client.TranscriptView.Line;
import com.vomeet.speech.engine.InstantEngine;
import java.util.ArrayList;
import java.util.List;

/** A transcript by {@link InstantEngine}, which counts what it hears in a meeting: {@code burst1}, {@code burst2} ... */
final class Bursts {
    private static final String WORD = "burst";

    private Bursts() {}

    /**
     * @param lines in order of time
     * @return those that are not the next after the one before; a session that begins anew counts from one again
     */
    static List<String> outOfOrder(List<Line> lines) {
        var last = 0;
        var wrong = new ArrayList<String>();
        for (var line : lines) {
            for (var word : line.text().split(" ", -1)) {
                var number = Integer.parseInt(word.substring(WORD.length()));
                if (number != 1 && number != last + 1) {
                    wrong.add(word + " after " + last + " at " + line.start());
                }
                last = number;
            }
        }
        return wrong;
    }
}
