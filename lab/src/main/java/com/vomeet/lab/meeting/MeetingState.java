package com.vomeet.lab.meeting;

import com.vomeet.lab.scenario.Scenario;
import com.vomeet.lab.scenario.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How things stand in a meeting.
 *
 * @param guests the open pages by id, in order of opening; a page stays until it is closed
 * @param people the played persons who are in the call, in order of joining
 * @param visits how many pages have been opened
 * @param fired what has happened for the first time
 */
record MeetingState(
        Scenario scenario,
        Map<String, Guest> guests,
        int visits,
        List<String> people,
        Set<Step.When> fired,
        boolean over) {
    MeetingState {
        guests = Collections.unmodifiableMap(new LinkedHashMap<>(guests));
        people = List.copyOf(people);
        fired = fired.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(fired));
    }

    static MeetingState of(Scenario scenario) {
        return new MeetingState(scenario, Map.of(), 0, List.of(), Set.of(), false);
    }

    Optional<Guest> guest(String id) {
        return Optional.ofNullable(guests.get(id));
    }

    List<Guest> inCall() {
        return guests.values().stream().filter(g -> g.view() == View.CALL).toList();
    }

    MeetingState visited() {
        return new MeetingState(scenario, guests, visits + 1, people, fired, over);
    }

    MeetingState with(Guest guest) {
        var next = new LinkedHashMap<>(guests);
        next.put(guest.id(), guest);
        return new MeetingState(scenario, next, visits, people, fired, over);
    }

    MeetingState without(String guest) {
        var next = new LinkedHashMap<>(guests);
        next.remove(guest);
        return new MeetingState(scenario, next, visits, people, fired, over);
    }

    MeetingState joined(String person) {
        var next = new ArrayList<>(people);
        next.add(person);
        return new MeetingState(scenario, guests, visits, next, fired, over);
    }

    MeetingState left(String person) {
        return new MeetingState(
                scenario,
                guests,
                visits,
                people.stream().filter(p -> !p.equals(person)).toList(),
                fired,
                over);
    }

    MeetingState fired(Step.When when) {
        var next = EnumSet.of(when);
        next.addAll(fired);
        return new MeetingState(scenario, guests, visits, people, next, over);
    }

    MeetingState ended() {
        return new MeetingState(scenario, guests, visits, List.of(), fired, true);
    }
}
