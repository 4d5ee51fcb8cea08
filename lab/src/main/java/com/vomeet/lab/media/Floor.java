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
    private long asked;

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
            sounding = sounding.stream().filter(other -> other.csrc() != csrc).toList();
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
        speech.number(asked++);
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
        people.values().forEach(person -> finishWhatIsOver(person, now));
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

    /** Before anybody begins: what one person has finished may be what another waits for. */
    private void finishWhatIsOver(Person person, Instant now) {
        for (var current = person.current().filter(Speech::over);
                current.isPresent();
                current = person.current().filter(Speech::over)) {
            finish(person, current.get(), now);
        }
    }

    private Optional<Spoken> next(Person person, Instant now) {
        return person.current()
                .filter(speech -> speech.begun() || mayBegin(speech))
                .map(speech -> {
                    var first = !speech.begun();
                    if (first) {
                        speech.start(now);
                    }
                    return new Spoken(person.csrc(), speech.next(), first);
                });
    }

    /** In a mix one voice sounds at a time, in the order in which they were asked for; elsewhere everybody just speaks. */
    private boolean mayBegin(Speech speech) {
        return arrangement != Arrangement.ONE_MIX
                || people.values().stream()
                        .flatMap(person -> person.current().stream())
                        .filter(other -> other != speech)
                        .noneMatch(other -> other.begun() || other.number() < speech.number());
    }

    private void finish(Person person, Speech speech, Instant now) {
        person.drop(speech);
        speech.end(now);
        tracks.silent(person.csrc());
    }
}
