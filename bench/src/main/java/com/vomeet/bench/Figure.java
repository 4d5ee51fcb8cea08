package com.vomeet.bench;

import com.vomeet.contract.Json;
import java.util.List;
import java.util.Locale;

/**
 * One measured number.
 *
 * @param spread smallest and largest of the runs
 * @param runs how many measurements the value is made of
 */
public record Figure(
        String bench, String name, double value, String unit, Goal goal, boolean met, List<Double> spread, int runs) {
    public Figure {
        spread = List.copyOf(spread);
    }

    /** A number that comes out of one measurement. */
    static Figure of(String bench, String name, double value, String unit, Goal goal) {
        return new Figure(
                bench, name, round(value), unit, goal, goal.metBy(value), List.of(round(value), round(value)), 1);
    }

    /** A number taken from several measurements; the goal is compared before rounding. */
    static Figure of(String bench, String name, double value, String unit, Goal goal, Samples samples) {
        return new Figure(
                bench,
                name,
                round(value),
                unit,
                goal,
                goal.metBy(value),
                List.of(round(samples.smallest()), round(samples.largest())),
                samples.size());
    }

    String line(boolean json) {
        return json
                ? Json.write(this)
                : String.format(
                        Locale.ROOT,
                        "%s %-10s %-24s %10s %-6s goal %-8s (%s … %s, %d runs)",
                        met ? "✓" : "✗",
                        bench,
                        name,
                        value,
                        unit,
                        goal.text(),
                        spread.getFirst(),
                        spread.getLast(),
                        runs);
    }

    private static double round(double value) {
        return Double.isFinite(value) ? Math.round(value * 1000) / 1000.0 : value;
    }
}
