package com.vomeet.bench;

import com.vomeet.bench.chaos.Codes;
import com.vomeet.cli.client.ApiClient;
import com.vomeet.cli.client.ApiException;
import com.vomeet.cli.client.Endpoint;
import com.vomeet.speech.engine.InstantEngine;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Many requests at once for the same meeting, and many for different ones at an account's limit. Nothing runs the bots. */
final class RaceBench implements Bench {
    private static final int MANY = 10_000;
    private static final int AT_A_TIME = 64;
    private static final int SEATS = 5;
    private static final int BUSY = 503;
    private static final int MOST_BUSY = MANY / 20;

    /** Nobody plays the bots, and none of them shall be given up meanwhile. */
    private static final Map<String, String> SETTINGS =
            Map.of("ORCHESTRATOR", "none", "RATE_LIMIT_PER_SECOND", "0", "FLEET_REQUESTED_PATIENCE_MS", "86400000");

    @Override
    public String name() {
        return "race";
    }

    @Override
    public String about() {
        return "10,000 requests at once for the same meeting, and at the limit of seats";
    }

    @Override
    public void run(int runs, Consumer<Figure> figures) throws Exception {
        try (var rig = Rig.start(new InstantEngine(), SETTINGS)) {
            for (var i = 0; i < (runs == 0 ? 1 : runs); i++) {
                var same = race(rig, 0, _ -> "abc-defg-hij");
                tell(figures, "same_meeting_accepted", same.accepted(), 1);
                tell(figures, "same_meeting_bots", same.bots(), 1);
                tell(figures, "same_meeting_odd_answers", same.odd(409), 0);
                figures.accept(busy("same_meeting_busy", same.count(BUSY)));
                var limit = race(rig, SEATS, Codes::of);
                tell(figures, "limit_accepted", limit.accepted(), SEATS);
                tell(figures, "limit_bots", limit.bots(), SEATS);
                tell(figures, "limit_odd_answers", limit.odd(403), 0);
                figures.accept(busy("limit_busy", limit.count(BUSY)));
            }
        }
    }

    private void tell(Consumer<Figure> figures, String what, int value, int wanted) {
        figures.accept(Figure.of(name(), what, value, "", new Goal.Exactly(wanted)));
    }

    /** On a machine that is too slow for 64 at a time some are told to come again; where many are, there was no race. */
    Figure busy(String what, int times) {
        return Figure.of(name(), what, times, "", new Goal.AtMost(MOST_BUSY));
    }

    /**
     * What came of it.
     *
     * @param answers how often each status was answered
     * @param bots that the account has afterwards
     */
    private record Outcome(Map<Integer, AtomicInteger> answers, int bots) {
        int accepted() {
            return count(201);
        }

        /** Answers that are neither an acceptance, nor the one refusal that there is a reason for, nor a wish to come again. */
        int odd(int refusal) {
            var all = answers.values().stream().mapToInt(AtomicInteger::get).sum();
            return all - accepted() - count(refusal) - count(BUSY);
        }

        private int count(int status) {
            return answers.getOrDefault(status, new AtomicInteger()).get();
        }
    }

    private static Outcome race(Rig rig, int seats, IntFunction<String> code) {
        var key = rig.product().manager().accounts().create("Race", seats).key();
        var answers = new ConcurrentHashMap<Integer, AtomicInteger>();
        try (var client = new ApiClient(new Endpoint(rig.product().endpoint().url(), key))) {
            Crowd.each(AT_A_TIME, 0, MANY, number -> {
                var status = request(client, code.apply(number));
                answers.computeIfAbsent(status, _ -> new AtomicInteger()).incrementAndGet();
            });
            var bots = (int) client.meetings().stream()
                    .filter(meeting -> !meeting.status().isTerminal())
                    .count();
            return new Outcome(answers, bots);
        }
    }

    private static int request(ApiClient client, String code) {
        try {
            client.requestBot(Map.of("platform", "google_meet", "native_meeting_id", code));
            return 201;
        } catch (ApiException e) {
            return e.status();
        }
    }
}
