package com.vomeet.bench.roll;

import com.vomeet.bench.chaos.Receiver;
import com.vomeet.bench.played.Difference;
import com.vomeet.bench.played.Difference.Kind;
import com.vomeet.bench.played.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What was told of a meeting beside what had to be told of it: each change of its status and the end of its text, once and in order. */
final class Webhooks {
    private static final String READY = "transcript.ready";

    private Webhooks() {}

    /** Whether all has come that is owed. */
    static boolean areThere(Row row, List<Receiver.Heard> heard) {
        return heard.size() >= expected(row).size() + 1;
    }

    static List<Difference> judge(Row row, List<Receiver.Heard> heard) {
        var differences = new ArrayList<Difference>();
        var told = heard.stream()
                .map(Receiver.Heard::type)
                .filter(type -> type.startsWith("bot."))
                .toList();
        var expected = expected(row);
        if (!told.equals(expected)) {
            var kind = told.size() < expected.size()
                    ? Kind.LOST
                    : told.size() > expected.size() ? Kind.DOUBLED : Kind.WRONG;
            differences.add(new Difference(row.meeting(), kind, told + " instead of " + expected));
        }
        var ready = heard.stream().filter(one -> one.type().equals(READY)).count();
        if (ready != 1) {
            differences.add(new Difference(
                    row.meeting(), ready < 1 ? Kind.LOST : Kind.DOUBLED, READY + " " + ready + " times"));
        }
        var numbers = heard.stream().map(Receiver.Heard::sequence).toList();
        if (!numbers.equals(numbers.stream().sorted().toList())) {
            differences.add(new Difference(row.meeting(), Kind.WRONG, "in the order " + numbers));
        }
        return differences;
    }

    private static List<String> expected(Row row) {
        return Receiver.told(
                Stream.concat(Stream.of("requested"), row.statuses().stream()).toList());
    }
}
