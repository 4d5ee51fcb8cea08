package com.vomeet.lab.meeting;

import com.vomeet.lab.scenario.CastMember;
import com.vomeet.lab.scenario.Scenario;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The played persons with what tells them apart: contributing sources in the sound, ids on the page. */
final class Cast {
    private final Map<String, CastMember> members = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final String space;

    Cast(Scenario scenario, String code) {
        space = "spaces/" + code.replace("-", "").toUpperCase(Locale.ROOT);
        for (var person : scenario.people()) {
            places.put(person.name(), places.size());
            members.put(person.name(), person);
        }
    }

    int size() {
        return members.size();
    }

    CastMember member(String name) {
        var member = members.get(name);
        if (member == null) {
            throw new IllegalArgumentException("nobody is called '" + name + "'");
        }
        return member;
    }

    /** Any numbers do, but small ones could be taken for an index. */
    long source(String name) {
        member(name);
        return 1_048_583L + 7_919L * places.getOrDefault(name, 0);
    }

    String id(String name) {
        member(name);
        return device(100 + places.getOrDefault(name, 0));
    }

    /** @param visit the how-manieth page this is */
    String guestId(int visit) {
        return device(1_002 + visit);
    }

    private String device(int number) {
        return space + "/devices/" + number;
    }

    Map<Long, String> idsBySource() {
        var ids = new HashMap<Long, String>();
        members.keySet().forEach(name -> ids.put(source(name), id(name)));
        return ids;
    }

    List<String> names() {
        return members.keySet().stream()
                .sorted(Comparator.comparing(name -> places.getOrDefault(name, 0)))
                .toList();
    }
}
