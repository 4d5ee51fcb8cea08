package com.vomeet.bot.speakers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who spoke when. Shared by the page's thread, which tells what it sees, and the transcript, which asks for names; one lock. What is
 * older than five minutes is forgotten, except for what was learned about sources and names.
 */
public final class Speakers {
    /** -46 dBov: below it there is no speech. */
    private static final double SOUNDS = 0.005;

    private final SpeakerTimeline timeline = new SpeakerTimeline();
    private final SourceLearning learning = new SourceLearning();
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> selves = new HashSet<>();

    /** Somebody is, or was, in the call under this name; a later word on a person replaces an earlier one, also on who is the bot. */
    public synchronized void met(String id, String name, boolean self) {
        names.put(id, name);
        if (self) {
            selves.add(id);
        } else {
            selves.remove(id);
        }
    }

    /** @return true if somebody else than the bot speaks */
    public synchronized boolean sampled(SpeakerSample sample) {
        var active = new ArrayList<Moment.Active>();
        for (var source : sample.sources()) {
            if (source.level() >= SOUNDS) {
                active.add(new Moment.Active(Moment.Source.of(source), source.level()));
            }
        }
        var marked = new HashSet<>(sample.marked());
        marked.removeAll(selves);
        var moment = new Moment(sample.atMillis(), active, marked);
        timeline.add(moment);
        learning.take(moment);
        return !active.isEmpty() || !marked.isEmpty();
    }

    /** The name for each word, null where it is not certain; neighbours of one person who did not stop speaking share the name. */
    public synchronized List<@Nullable String> namesOf(List<Span> words) {
        var attribution = attribution();
        var whose = words.stream().map(attribution::whose).toList();
        var names = new ArrayList<@Nullable String>(words.size());
        Attribution.fill(whose).forEach(person -> names.add(nameOf(person)));
        return names;
    }

    /**
     * The one whose source, known by now, sounded in all these words; null if there is none. Only of contributing sources, which stay
     * with their person: a track may have been another's then.
     */
    public synchronized @Nullable String nameLearnedOf(List<Span> words) {
        var attribution = attribution();
        var people = words.stream().map(attribution::contributor).distinct().toList();
        return people.size() == 1 ? nameOf(people.getFirst()) : null;
    }

    /** The one person who clearly covers the whole stretch; null if there is none. */
    public synchronized @Nullable String nameOfWhole(Span span) {
        return nameOf(attribution().covering(span));
    }

    private Attribution attribution() {
        var others = names.size() - selves.size();
        return new Attribution(timeline, source -> learning.person(source, others));
    }

    private @Nullable String nameOf(Optional<String> person) {
        return person.map(names::get).orElse(null);
    }
}
