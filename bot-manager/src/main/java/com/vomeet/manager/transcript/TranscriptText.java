package com.vomeet.manager.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A transcript for people: what one person says without a pause of others is one paragraph. */
public final class TranscriptText {
    private static final String NOBODY = "Unknown speaker";
    private static final String MARKDOWN_SIGNS = "\\`*_{}[]()#+-.!|<>~";

    /**
     * A paragraph.
     *
     * @param from seconds since the first word of the transcript
     */
    private record Turn(@Nullable String speaker, double from, List<String> texts) {
        String said() {
            return String.join(" ", texts);
        }

        String who() {
            return speaker == null ? NOBODY : speaker;
        }
    }

    private TranscriptText() {}

    /** {@code [00:01:05] Ada: text}, a line each. */
    public static String plain(List<LiveSegment> segments) {
        var text = new StringBuilder();
        turns(segments)
                .forEach(turn -> text.append('[')
                        .append(clock(turn.from()))
                        .append("] ")
                        .append(turn.who())
                        .append(": ")
                        .append(turn.said())
                        .append('\n'));
        return text.toString();
    }

    public static String markdown(String title, List<LiveSegment> segments) {
        var text = new StringBuilder("# ").append(escaped(title)).append('\n');
        turns(segments)
                .forEach(turn -> text.append("\n**")
                        .append(escaped(turn.who()))
                        .append("** ")
                        .append(clock(turn.from()))
                        .append("\n\n")
                        .append(escaped(turn.said()))
                        .append('\n'));
        return text.toString();
    }

    private static List<Turn> turns(List<LiveSegment> segments) {
        var turns = new ArrayList<Turn>();
        for (var segment : segments) {
            var last = turns.isEmpty() ? null : turns.getLast();
            if (last != null && Objects.equals(last.speaker(), segment.speaker())) {
                last.texts().add(segment.text().strip());
            } else {
                var from = segments.getFirst().absoluteStart().until(segment.absoluteStart());
                var texts = new ArrayList<>(List.of(segment.text().strip()));
                turns.add(new Turn(segment.speaker(), from.toMillis() / 1000.0, texts));
            }
        }
        return turns;
    }

    private static String clock(double seconds) {
        var whole = (long) seconds;
        return String.format(Locale.ROOT, "%02d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    /** Names and words come from strangers: none of them is a heading, a link or HTML. */
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.replaceAll("\\s+", " ").chars().forEach(c -> {
            if (MARKDOWN_SIGNS.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append((char) c);
        });
        return escaped.toString();
    }
}
