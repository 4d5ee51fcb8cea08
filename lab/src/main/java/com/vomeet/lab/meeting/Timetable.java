package com.vomeet.lab.meeting;

import com.vomeet.lab.scenario.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** When each line of a script begins, from the script's start. */
record Timetable(List<Duration> starts, Duration end) {
    Timetable {
        starts = List.copyOf(starts);
    }

    /** @param lengths how long each line takes */
    static Timetable of(List<Line> lines, List<Duration> lengths) {
        var starts = new ArrayList<Duration>();
        var before = Duration.ZERO;
        var end = Duration.ZERO;
        for (var i = 0; i < lines.size(); i++) {
            var start = before.plus(lines.get(i).gap());
            starts.add(start.isNegative() ? Duration.ZERO : start);
            before = starts.getLast().plus(lengths.get(i));
            end = before.compareTo(end) > 0 ? before : end;
        }
        return new Timetable(starts, end);
    }
}
