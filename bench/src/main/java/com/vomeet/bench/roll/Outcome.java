package com.vomeet.bench.roll;

import com.vomeet.bench.played.Difference;
import java.util.List;

/**
 * What came of it.
 *
 * @param bots that were in their calls at its beginning
 * @param segmentsPerSecond final ones on the stream while replicas were replaced
 * @param seconds that took
 * @param rows where the database says something else than the bots did and the owner asked
 * @param told what was missing or too much of the webhooks
 * @param sockets what readers by WebSocket missed or had twice
 * @param events what readers by server-sent events missed or had twice
 * @param timesAway how often a reader was sent away
 * @param longestAway until it was back, in seconds
 * @param asked requests of ordinary clients
 * @param failed those that were not answered with 2xx, and why
 * @param refused connections that no replica took
 * @param faults anything else that was not as it should be
 */
public record Outcome(
        int bots,
        double segmentsPerSecond,
        double seconds,
        List<Difference> rows,
        List<Difference> told,
        List<Difference> sockets,
        List<Difference> events,
        int timesAway,
        double longestAway,
        int asked,
        List<String> failed,
        int refused,
        List<String> faults) {
    public Outcome {
        rows = List.copyOf(rows);
        told = List.copyOf(told);
        sockets = List.copyOf(sockets);
        events = List.copyOf(events);
        failed = List.copyOf(failed);
        faults = List.copyOf(faults);
    }
}
