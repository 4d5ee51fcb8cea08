package com.vomeet.bench;

import java.util.HashMap;
import java.util.List;

/** The final segments in the database, beside what was written. */
record StoredTexts(List<Row> rows) {
    StoredTexts {
        rows = List.copyOf(rows);
    }

    record Row(long meeting, int number, String text) {}

    private record Place(long meeting, int number) {}

    /** Rows that nobody wrote so, or that are there twice; and what was written and is not there. */
    int wrong(List<SpokenMeeting> meetings) {
        var missing = new HashMap<Place, String>();
        for (var meeting : meetings) {
            var texts = meeting.finalTexts();
            for (var i = 0; i < texts.size(); i++) {
                missing.put(new Place(meeting.id(), i + 1), texts.get(i));
            }
        }
        var wrong = 0;
        for (var row : rows) {
            if (!row.text().equals(missing.remove(new Place(row.meeting(), row.number())))) {
                wrong++;
            }
        }
        return wrong + missing.size();
    }
}
