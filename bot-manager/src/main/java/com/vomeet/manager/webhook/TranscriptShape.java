package com.vomeet.manager.webhook;

import com.vomeet.contract.Json;
import com.vomeet.manager.transcript.LiveSegment;
import com.vomeet.manager.transcript.SegmentJson;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A whole transcript as receivers of {@code transcript.ready} know it. */
final class TranscriptShape {
    /** Some eight hours of talk. Whoever needs more asks for the transcript itself. */
    static final int MOST = 10_000;

    private TranscriptShape() {}

    /** @param complete whether every segment that was announced is stored */
    static ObjectNode of(List<LiveSegment> all, boolean complete) {
        var segments = all.subList(0, Math.min(all.size(), MOST));
        var json = Json.MAPPER.createObjectNode().put("segment_count", all.size());
        var list = json.putArray("segments");
        segments.forEach(segment -> list.add(SegmentJson.stored(segment).without("words")));
        json.put("full_text", segments.stream().map(TranscriptShape::line).collect(Collectors.joining("\n")));
        json.set("participants", distinct(segments, LiveSegment::speaker));
        json.set("languages", distinct(segments, LiveSegment::language));
        return json.put("complete", complete).put("truncated", all.size() > MOST);
    }

    private static String line(LiveSegment segment) {
        var text = segment.text().strip();
        return segment.speaker() == null ? text : segment.speaker() + ": " + text;
    }

    private static ArrayNode distinct(List<LiveSegment> segments, Function<LiveSegment, @Nullable String> member) {
        var list = Json.MAPPER.createArrayNode();
        segments.stream()
                .map(member)
                .filter(Objects::nonNull)
                .filter(word -> !word.isBlank())
                .distinct()
                .sorted()
                .forEach(list::add);
        return list;
    }
}
