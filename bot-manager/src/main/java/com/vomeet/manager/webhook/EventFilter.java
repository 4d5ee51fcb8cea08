package com.vomeet.manager.webhook;

import com.vomeet.contract.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which events an endpoint hears, and by which name.
 *
 * @param words {@code *}, {@code category.*}, names, or {@code meeting.status_change}: every {@code bot.*} under this one name
 */
public record EventFilter(List<String> words) {
    public static final EventFilter ALL = new EventFilter(List.of("*"));
    /** What the first vomeet sent: its receivers know no other names, and some refuse those. */
    static final EventFilter CLASSIC = new EventFilter(List.of(
            "bot.joining", "bot.awaiting_admission", "bot.active", "bot.ended", "bot.failed", "transcript.ready"));

    public static final int MOST = 20;
    private static final String STATUS_CHANGE = "meeting.status_change";

    public EventFilter {
        words = List.copyOf(words);
    }

    /** Every word that means something. */
    public static List<String> known() {
        var names = Arrays.stream(EventName.values())
                .filter(name -> name != EventName.TEST)
                .map(EventName::wire);
        return Stream.concat(Stream.of("*", "bot.*", "transcript.*", STATUS_CHANGE), names)
                .toList();
    }

    /** Each event is told once: who asks for it by both of its names hears its own. */
    Optional<String> toldAs(EventName event) {
        return ownName(event)
                .or(() -> words.contains(STATUS_CHANGE) && event.category().equals("bot")
                        ? Optional.of(STATUS_CHANGE)
                        : Optional.empty());
    }

    /** Of an event that says again what another has said already: who asks for changes under one name hears of it once. */
    Optional<String> ownName(EventName event) {
        return words.stream().anyMatch(word -> means(word, event)) ? Optional.of(event.wire()) : Optional.empty();
    }

    private static boolean means(String word, EventName event) {
        return word.equals("*") || word.equals(event.wire()) || word.equals(event.category() + ".*");
    }

    String json() {
        return Json.write(words);
    }

    static EventFilter read(String json) {
        return new EventFilter(List.of(Json.read(json, String[].class)));
    }
}
