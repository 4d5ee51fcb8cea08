package com.vomeet.bench.roll;

import com.vomeet.bench.played.Difference;
import com.vomeet.bench.played.Difference.Kind;
import com.vomeet.bench.played.Played;
import com.vomeet.bench.played.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What one client has heard of one meeting over all its connections. Shared by the client's thread and the one that judges. */
final class Followed {
    private final long meeting;
    private final String nativeId;
    private final Map<Integer, String> texts = new TreeMap<>();
    private final List<Difference> faults = new ArrayList<>();
    private long seq;
    private @Nullable String status;

    Followed(long meeting, String nativeId) {
        this.meeting = meeting;
        this.nativeId = nativeId;
    }

    long meeting() {
        return meeting;
    }

    String nativeId() {
        return nativeId;
    }

    /** The last number that was heard: where the next connection goes on. */
    synchronized long seq() {
        return seq;
    }

    synchronized void hear(JsonNode frame) {
        var type = frame.path("type").asString("");
        if (!type.equals("transcript.mutable") && !type.equals("meeting.status")) {
            return;
        }
        var number = frame.path("seq").asLong();
        if (number <= seq) {
            note(Kind.DOUBLED, "frame " + number + " after " + seq);
            return;
        }
        seq = number;
        if (type.equals("meeting.status")) {
            status(frame.path("payload").path("status").asString(""));
        } else {
            frame.path("payload").path("segments").forEach(this::segment);
        }
    }

    private void status(String next) {
        if (next.equals(status)) {
            note(Kind.DOUBLED, "status " + next);
        }
        status = next;
    }

    /** Final ones come once. Where two replicas read the stream, a later one may come first: its number says where it belongs. */
    private void segment(JsonNode segment) {
        if (!segment.path("completed").asBoolean()) {
            return;
        }
        var number = segment.path("number").asInt();
        var before = texts.put(number, segment.path("text").asString());
        if (before != null) {
            note(Kind.DOUBLED, "segment " + number);
        }
    }

    private void note(Kind kind, String what) {
        faults.add(new Difference(meeting, kind, what));
    }

    /** Whether it has heard all that the row has. */
    synchronized boolean isUpTo(Row row) {
        return row.status().equals(status) && texts.size() >= row.texts().size();
    }

    /** What it should have heard and has not, or should not have heard. */
    synchronized List<Difference> judge(Played played, Row row) {
        if (!row.status().equals(status)) {
            note(Kind.LOST, "its end: the client last heard " + status);
        }
        for (var number = 1; number <= played.sent(); number++) {
            if (!texts.containsKey(number)) {
                note(Kind.LOST, "segment " + number + " of " + played.sent());
            }
        }
        texts.forEach((number, text) -> {
            if (number > played.texts().size()) {
                note(Kind.DOUBLED, "segment " + number + " of " + played.texts().size());
            } else if (!played.texts().get(number - 1).equals(text)) {
                note(Kind.WRONG, "segment " + number + " is '" + text + "'");
            }
        });
        return List.copyOf(faults);
    }
}
