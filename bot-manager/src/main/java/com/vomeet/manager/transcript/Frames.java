package com.vomeet.manager.transcript;

import com.vomeet.contract.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Writes what goes to readers, in the words that clients of the first vomeet know; {@code seq} and ids are new. */
final class Frames {
    /** Usual WebSocket clients take messages of up to 1 MiB. */
    static final int MAX_SEGMENTS = 200;

    private final InstantSource clock;

    Frames(InstantSource clock) {
        this.clock = clock;
    }

    LiveFrame text(long meetingId, long seq, List<LiveSegment> segments) {
        var kept = List.copyOf(segments);
        var now = clock.instant();
        return new LiveFrame(meetingId, seq, () -> write(meetingId, seq, kept, now));
    }

    private static String write(long meetingId, long seq, List<LiveSegment> segments, Instant now) {
        var frame = Json.MAPPER.createObjectNode().put("type", "transcript.mutable");
        frame.putObject("meeting").put("id", meetingId);
        var list = frame.putObject("payload").putArray("segments");
        segments.forEach(segment -> list.add(SegmentJson.live(segment)));
        frame.put("ts", Times.utc(now)).put("seq", seq);
        return Json.write(frame);
    }

    /** @param status the notice as the database keeps it, without its sequence number */
    static LiveFrame numbered(long meetingId, long seq, String status) {
        var frame = (ObjectNode) Json.MAPPER.readTree(status);
        return new LiveFrame(meetingId, seq, Json.write(frame.put("seq", seq)));
    }

    /**
     * The frames that bring a reader from {@code after} to the view. A reader may be lost between any two of them: each one's number
     * says truly that everything up to it has been sent.
     */
    List<LiveFrame> catchUp(long meetingId, LiveView view, long after) {
        var frames = new ArrayList<LiveFrame>();
        var statusSeq = view.statusSeq();
        var status = view.statusPayload();
        var textFrom = after;
        if (status != null && statusSeq > after) {
            addText(frames, meetingId, statusSeq - 1, segments(view, after, statusSeq));
            frames.add(numbered(meetingId, statusSeq, status));
            textFrom = statusSeq;
        }
        addText(frames, meetingId, view.seq(), segments(view, textFrom, Long.MAX_VALUE));
        return frames;
    }

    private static List<LiveSegment> segments(LiveView view, long after, long before) {
        return view.segments().stream()
                .filter(s -> s.seq() > after && s.seq() < before)
                .toList();
    }

    /** What was changed together stays together; else a frame ends when it is long enough. */
    private void addText(List<LiveFrame> frames, long meetingId, long seq, List<LiveSegment> segments) {
        var part = new ArrayList<LiveSegment>();
        for (var segment : segments.stream()
                .sorted(Comparator.comparingLong(LiveSegment::seq))
                .toList()) {
            if (part.size() >= MAX_SEGMENTS && part.getLast().seq() < segment.seq()) {
                frames.add(text(meetingId, part.getLast().seq(), part));
                part.clear();
            }
            part.add(segment);
        }
        if (!part.isEmpty()) {
            frames.add(text(meetingId, seq, part));
        }
    }
}
