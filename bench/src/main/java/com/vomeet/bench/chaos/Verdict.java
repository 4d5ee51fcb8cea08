package com.vomeet.bench.chaos;

import com.vomeet.bench.chaos.Receiver.Heard;
import java.util.ArrayList;
import java.util.List;

/** What is not as it should be in a meeting that was played, of each kind of fault. */
record Verdict(List<String> lost, List<String> doubled, List<String> leaked) {
    private static final String READY = "transcript.ready";

    Verdict {
        lost = List.copyOf(lost);
        doubled = List.copyOf(doubled);
        leaked = List.copyOf(leaked);
    }

    /**
     * What is left of a meeting after its end.
     *
     * @param statuses of its events, in order
     * @param texts of its segments, in order
     * @param bots it ever had
     * @param gone whether none of them runs any more
     */
    record Remains(String status, String reason, List<String> statuses, List<String> texts, int bots, boolean gone) {
        Remains {
            statuses = List.copyOf(statuses);
            texts = List.copyOf(texts);
        }
    }

    boolean isClean() {
        return lost.isEmpty() && doubled.isEmpty() && leaked.isEmpty();
    }

    /** All of it in a sentence, if there is anything. */
    List<String> faults(String where) {
        return isClean() ? List.of() : List.of(where + ": " + this);
    }

    /** @param words that were said in it */
    static Verdict of(Plot plot, long meeting, List<String> words, Remains found) {
        var lost = new ArrayList<String>();
        var doubled = new ArrayList<String>();
        var leaked = new ArrayList<String>();
        var who = who(plot, meeting);
        if (!found.status().equals(plot.end().wire())) {
            lost.add(who + "its status is " + found.status());
        }
        if (!found.reason().equals(plot.reason().wire())) {
            lost.add(who + "it ended by " + found.reason());
        }
        if (!found.statuses().equals(plot.statuses())) {
            (found.statuses().size() > plot.statuses().size() ? doubled : lost)
                    .add(who + "its events are " + found.statuses());
        }
        if (!found.texts().equals(words)) {
            (found.texts().size() > words.size() ? doubled : lost).add(who + "its text is " + found.texts());
        }
        if (found.bots() != plot.bots()) {
            (found.bots() > plot.bots() ? doubled : lost).add(who + "it had " + found.bots() + " bots");
        }
        if (!found.gone()) {
            leaked.add(who + "its bot runs on");
        }
        return new Verdict(lost, doubled, leaked);
    }

    /** Whether as much has been told of a meeting as there is to tell: each change of its status, and the end of its text. */
    static boolean isTold(Plot plot, List<Heard> told) {
        return changes(told).size() >= plot.told().size() && ready(told) > 0;
    }

    /** Of what is told later: every event once, in order, however often it was sent. */
    static Verdict ofTold(Plot plot, long meeting, List<Heard> told) {
        var lost = new ArrayList<String>();
        var doubled = new ArrayList<String>();
        var who = who(plot, meeting);
        var changes = changes(told);
        if (!changes.equals(plot.told())) {
            (changes.size() > plot.told().size() ? doubled : lost).add(who + "its webhooks were " + told);
        }
        var ready = ready(told);
        if (ready != 1) {
            (ready > 1 ? doubled : lost).add(who + "its transcript was ready " + ready + " times: " + told);
        }
        var numbers = told.stream().map(Heard::sequence).toList();
        if (!numbers.equals(numbers.stream().sorted().toList())) {
            lost.add(who + "its webhooks came out of order: " + told);
        }
        return new Verdict(lost, doubled, List.of());
    }

    private static String who(Plot plot, long meeting) {
        return plot + " meeting " + meeting + ": ";
    }

    private static List<String> changes(List<Heard> told) {
        return told.stream()
                .map(Heard::type)
                .filter(type -> type.startsWith("bot."))
                .toList();
    }

    private static long ready(List<Heard> told) {
        return told.stream().filter(heard -> heard.type().equals(READY)).count();
    }
}
