package com.vomeet.lab.scenario;

import com.vomeet.lab.media.Arrangement;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One meeting's script.
 *
 * @param code the meeting's code; empty: the lab makes one up
 * @param people who is or comes in, besides the guests; names are unique
 */
public record Scenario(
        String title,
        String code,
        Arrangement arrangement,
        Admission admission,
        PageTraits page,
        List<CastMember> people,
        Script script,
        List<Step> plan) {
    /** The form of a meeting code, as the platform writes it. */
    public static final Pattern CODE = Pattern.compile("[a-z]{3}-[a-z]{4}-[a-z]{3}");

    public Scenario {
        people = List.copyOf(people);
        plan = List.copyOf(plan);
        if (!code.isEmpty() && !CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("code: must look like abc-defg-hij, is '" + code + "'");
        }
        if (arrangement == Arrangement.TRACK_PER_PERSON && people.size() > arrangement.tracks()) {
            throw new IllegalArgumentException("people: at most " + arrangement.tracks() + " can have tracks");
        }
        var names = new HashSet<String>();
        for (var person : people) {
            if (!names.add(person.name())) {
                throw new IllegalArgumentException("people: two are called '" + person.name() + "'");
            }
        }
        for (var line : script.lines()) {
            if (!names.contains(line.who())) {
                throw new IllegalArgumentException("script: nobody is called '" + line.who() + "'");
            }
        }
    }

    /** One of the scenarios that come with the lab, by its file's name without the ending. */
    public static Scenario named(String name) {
        return Scenarios.named(name);
    }

    /** The same meeting with the sound sent in another way. */
    public Scenario in(Arrangement other) {
        return new Scenario(title, code, other, admission, page, people, script, plan);
    }

    /** The same meeting under a code of the caller's choice. */
    public Scenario under(String otherCode) {
        return new Scenario(title, otherCode, arrangement, admission, page, people, script, plan);
    }

    /** The same meeting with another way in. */
    public Scenario with(Admission other) {
        return new Scenario(title, code, arrangement, other, page, people, script, plan);
    }

    /** The same meeting with other traits of its page. */
    public Scenario with(PageTraits other) {
        return new Scenario(title, code, arrangement, admission, other, people, script, plan);
    }

    /** The same meeting with other things said. */
    public Scenario with(Script other) {
        return new Scenario(title, code, arrangement, admission, page, people, other, plan);
    }

    /** The same meeting with another plan. */
    public Scenario with(List<Step> other) {
        return new Scenario(title, code, arrangement, admission, page, people, script, other);
    }
}
