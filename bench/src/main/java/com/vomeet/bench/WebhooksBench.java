package com.vomeet.bench;

import com.vomeet.bench.webhook.DayAway;
import java.util.function.Consumer;

/** A receiver of webhooks is away for a day; nothing is lost, and each meeting is told in its order. */
final class WebhooksBench implements Bench {
    private static final int MEETINGS = 100;

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public String about() {
        return "a receiver away for 24 hours of a moved clock, another there all the time; two managers send";
    }

    @Override
    public void run(int runs, Consumer<Figure> figures) throws Exception {
        for (var i = 0; i < (runs == 0 ? 1 : runs); i++) {
            try (var day = new DayAway()) {
                var result = day.run(MEETINGS);
                tell(figures, "events", 2.0 * result.events(), "", new Goal.AtLeast(1_000));
                tell(figures, "failed_attempts", (double) result.outage().attempts(), "", new Goal.AtLeast(1));
                tell(figures, "lost", result.lost(), "", new Goal.AtMost(0));
                tell(figures, "doubled", result.doubled(), "", new Goal.AtMost(0));
                tell(figures, "meetings_out_of_order", result.disordered(), "", new Goal.AtMost(0));
                tell(figures, "delivered_after_return", result.outage().perSecond(), "1/s", new Goal.Told());
            }
        }
    }

    private void tell(Consumer<Figure> figures, String what, double value, String unit, Goal goal) {
        figures.accept(Figure.of(name(), what, value, unit, goal));
    }
}
