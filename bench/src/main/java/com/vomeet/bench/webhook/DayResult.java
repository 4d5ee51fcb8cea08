package com.vomeet.bench.webhook;

import com.vomeet.bench.webhook.Listener.Heard;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the receivers have heard against what there was to tell.
 *
 * @param events how many there were for each of them
 * @param lost never heard
 * @param doubled heard more than once
 * @param disordered meetings whose events were heard in another order than they happened in
 */
public record DayResult(int events, int lost, int doubled, int disordered, Outage outage) {
    /**
     * While one was away.
     *
     * @param attempts that failed
     * @param perSecond delivered after it came back
     */
    public record Outage(long attempts, double perSecond) {}

    static DayResult of(List<Call> calls, List<Heard> away, List<Heard> there, Outage outage) {
        var events = calls.size() * Call.EVENTS.size();
        return new DayResult(
                events,
                2 * events - distinct(away) - distinct(there),
                away.size() + there.size() - distinct(away) - distinct(there),
                disordered(calls, away) + disordered(calls, there),
                outage);
    }

    private static int distinct(List<Heard> heard) {
        return (int) heard.stream().distinct().count();
    }

    private static int disordered(List<Call> calls, List<Heard> heard) {
        return (int) calls.stream()
                .filter(call -> !events(heard.stream()
                                .filter(one -> one.meeting() == call.id().value()))
                        .equals(Call.EVENTS))
                .count();
    }

    private static List<String> events(Stream<Heard> heard) {
        return heard.distinct().map(Heard::event).toList();
    }
}
