package com.vomeet.lab.media;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Who is in a room, who speaks, and what each track carries next. Does no I/O and knows no time but the tick's; for one thread at a time. */
final class Floor {
    private final Arrangement arrangement;
    private final Tracks tracks;
    private final Map<Long, Person> people = new LinkedHashMap<>();
    private List<Sounding> sounding = List.of();

    Floor(Arrangement arrangement) {
        this.arrangement = arrangement;
        this.tracks = Tracks.of(arrangement);
    }

    void enter(long csrc) {
        if (people.containsKey(csrc)) {
            throw new IllegalArgumentException(csrc + " is in the room already");
        }
        if (!tracks.enter(csrc)) {
            throw new IllegalStateException("all " + arrangement.tracks() + " tracks have somebody on them");
        }
        people.put(csrc, new Person(csrc));
    }

    /** What they were saying is cut off. */
    void leave(long csrc, Instant now) {
        var person = people.remove(csrc);
        if (person != null) {
            for (var next = person.current(); next.isPresent(); next = person.current()) {
                finish(person, next.get(), now);
            }
            tracks.leave(csrc);
        }
    }

    void leaveAll(Instant now) {
        List.copyOf(people.keySet()).forEach(csrc -> leave(csrc, now));
    }

    void speak(Speech speech) {
        var person = people.get(speech.csrc());
        if (person == null) {
            throw new IllegalArgumentException(speech.csrc() + " is not in the room");
        }
        person.add(speech);
    }

    List<Sounding> sounding() {
        return sounding;
    }

    OptionalInt trackOf(long csrc) {
        return tracks.of(csrc);
    }

    /** What each track carries for the next 20 ms; null where nothing is sent. */
    List<@Nullable TrackFrame> tick(Instant now) {
        var frames = new ArrayList<@Nullable TrackFrame>(IntStream.range(0, arrangement.tracks())
                .<@Nullable TrackFrame>mapToObj(track -> tracks.used(track) ? TrackFrame.SILENT : null)
                .toList());
        var heard = new ArrayList<Sounding>();
        for (var person : people.values()) {
            next(person, now).ifPresent(spoken -> {
                var track = tracks.speaking(spoken.csrc());
                track.ifPresent(index -> frames.set(index, frame(spoken)));
                heard.add(new Sounding(spoken.csrc(), spoken.frame().level(), track.orElse(-1)));
            });
        }
        sounding = List.copyOf(heard);
        return frames;
    }

    private TrackFrame frame(Spoken spoken) {
        var contributors = tracks.namesContributors() ? List.of(spoken.csrc()) : List.<Long>of();
        return new TrackFrame(spoken.frame(), spoken.first(), contributors);
    }

    private Optional<Spoken> next(Person person, Instant now) {
        for (var current = person.current(); current.isPresent(); current = person.current()) {
            var speech = current.get();
            if (!speech.begun() && !speech.cancelled() && !mayBegin(person)) {
                return Optional.empty();
            }
            var first = !speech.begun();
            var frame = speech.cancelled() ? Optional.<com.vomeet.lab.voice.VoiceFrame>empty() : speech.next();
            if (frame.isPresent()) {
                if (first) {
                    speech.start(now);
                }
                return Optional.of(new Spoken(person.csrc(), frame.get(), first));
            }
            finish(person, speech, now);
        }
        return Optional.empty();
    }

    /** In a mix one voice sounds at a time; elsewhere everybody just speaks. */
    private boolean mayBegin(Person person) {
        return arrangement != Arrangement.ONE_MIX
                || people.values().stream()
                        .filter(other -> other != person)
                        .noneMatch(
                                other -> other.current().filter(Speech::begun).isPresent());
    }

    private void finish(Person person, Speech speech, Instant now) {
        person.drop(speech);
        speech.end(now);
        if (person.current().isEmpty()) {
            tracks.silent(person.csrc());
        }
    }
}
