package com.vomeet.manager.transcript;

import com.vomeet.contract.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Segments as clients know them. The two shapes differ where they always have: {@code end} in answers, {@code end_time} in live
 * frames. The absolute times are spelled alike in both, since clients use them as keys.
 */
public final class SegmentJson {
    private SegmentJson() {}

    /** A segment of a live frame. */
    static ObjectNode live(LiveSegment segment) {
        var json = Json.MAPPER
                .createObjectNode()
                .put("start", segment.start())
                .put("text", segment.text())
                .put("end_time", segment.end())
                .put("language", segment.language())
                .put("speaker", segment.speaker())
                .put("session_uid", segment.uid())
                .put("speaker_mapping_status", segment.speaker() == null ? "UNKNOWN" : "MAPPED");
        return common(json, segment);
    }

    /** A segment of {@code GET /transcripts}. */
    public static ObjectNode stored(LiveSegment segment) {
        var json = Json.MAPPER
                .createObjectNode()
                .put("start", segment.start())
                .put("end", segment.end())
                .put("text", segment.text())
                .put("language", segment.language())
                .put("created_at", segment.createdAt() == null ? null : Times.naive(segment.createdAt()))
                .put("speaker", segment.speaker());
        return common(json, segment);
    }

    private static ObjectNode common(ObjectNode json, LiveSegment segment) {
        json.put("absolute_start_time", Times.utc(segment.absoluteStart()))
                .put("absolute_end_time", Times.utc(segment.absoluteEnd()))
                .put("segment_id", segment.id())
                .put("number", segment.number())
                .put("completed", segment.completed());
        if (segment.confidence() != null) {
            json.put("confidence", segment.confidence());
        }
        if (segment.words() != null) {
            json.set("words", Json.MAPPER.valueToTree(segment.words()));
        }
        return json;
    }
}
