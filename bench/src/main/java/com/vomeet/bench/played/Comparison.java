package com.vomeet.bench.played;

import com.vomeet.bench.played.Difference.Kind;
import com.vomeet.contract.MeetingStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One bot's doings beside its meeting's row. Does no I/O. */
public final class Comparison {
    private final Played played;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(Played played) {
        this.played = played;
    }

    /** @param row null: there is none */
    public static List<Difference> of(Played played, @Nullable Row row) {
        var comparison = new Comparison(played);
        if (row == null) {
            comparison.note(Kind.LOST, "the meeting has no row");
        } else {
            comparison.end(row);
            comparison.statuses(row);
            comparison.texts(row);
        }
        return List.copyOf(comparison.differences);
    }

    private void note(Kind kind, String what) {
        differences.add(new Difference(played.meeting(), kind, what));
    }

    private void end(Row row) {
        var expected = played.part().ending().reason();
        if (played.reason() != null && played.reason() != expected) {
            note(Kind.WRONG, "the bot was made to end as " + played.reason().wire() + " instead of " + expected.wire());
        } else if (!row.isTerminal()) {
            note(Kind.LOST, "its end: the row is " + row.status());
        } else if (!row.status().equals(expected.status().wire())
                || !expected.wire().equals(row.reason())) {
            note(Kind.WRONG, expected.wire() + " is " + row.status() + " / " + row.reason());
        }
    }

    private void statuses(Row row) {
        var expected = expectedStatuses();
        var twice = new HashSet<String>();
        row.statuses().stream()
                .filter(status -> !twice.add(status))
                .forEach(status -> note(Kind.DOUBLED, "change to " + status));
        expected.stream()
                .filter(status -> !row.statuses().contains(status))
                .forEach(status -> note(Kind.LOST, "change to " + status));
        if (differences.isEmpty() && !row.statuses().equals(expected)) {
            note(Kind.WRONG, "changes " + row.statuses() + " instead of " + expected);
        }
    }

    private List<String> expectedStatuses() {
        var reported = played.reported().stream()
                .filter(status -> !status.isTerminal())
                .map(MeetingStatus::wire);
        var asked = played.part().ending() == Ending.CALLED_BACK
                ? Stream.of(MeetingStatus.STOPPING.wire())
                : Stream.<String>empty();
        var last = Stream.of(played.part().ending().reason().status().wire());
        return Stream.of(reported, asked, last).flatMap(all -> all).toList();
    }

    private void texts(Row row) {
        for (var number = 1; number <= played.sent(); number++) {
            var stored = row.texts().get(number);
            if (stored == null) {
                note(Kind.LOST, "segment " + number + " of " + played.sent());
            }
        }
        row.texts().forEach((number, text) -> {
            if (number > played.texts().size()) {
                note(Kind.DOUBLED, "segment " + number + " of " + played.texts().size());
            } else if (!played.texts().get(number - 1).equals(text)) {
                note(Kind.WRONG, "segment " + number + " is '" + text + "'");
            }
        });
        var texts = row.texts().values();
        if (new HashSet<>(texts).size() < texts.size()) {
            note(Kind.DOUBLED, "a segment stands there under two numbers");
        }
    }
}
