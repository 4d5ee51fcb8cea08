package com.vomeet.lab.meeting;

import com.vomeet.lab.scenario.Problem;
import com.vomeet.lab.scenario.Scenario;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The meetings of a lab by their codes. Any thread may call; guarded by itself. */
public final class Meetings implements AutoCloseable {
    static final int LIMIT = 1_000;
    private final SoundServer sound;
    private final Alarms alarms;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Meeting> meetings = new LinkedHashMap<>();

    public Meetings(SoundServer sound, Alarms alarms, InstantSource clock, RandomGenerator random) {
        this.sound = sound;
        this.alarms = alarms;
        this.clock = clock;
        this.random = random;
    }

    public Opening open(Scenario scenario) {
        var problems = unknownPrompts(scenario);
        if (!problems.isEmpty()) {
            return new Opening.Impossible(problems);
        }
        return enrol(scenario);
    }

    private synchronized Opening enrol(Scenario scenario) {
        if (meetings.containsKey(scenario.code())) {
            return new Opening.CodeTaken(scenario.code());
        }
        if (meetings.size() >= LIMIT) {
            return new Opening.Full(LIMIT);
        }
        var code = scenario.code().isEmpty() ? freeCode() : scenario.code();
        var meeting = new Meeting(code, scenario, sound, alarms, clock);
        meetings.put(code, meeting);
        meeting.open();
        return new Opening.Opened(meeting);
    }

    private List<Problem> unknownPrompts(Scenario scenario) {
        var problems = new ArrayList<Problem>();
        var lines = scenario.script().lines();
        for (var i = 0; i < lines.size(); i++) {
            if (!sound.knows(lines.get(i).says())) {
                problems.add(new Problem(
                        "script.lines[" + i + "].says",
                        "there is no prompt called '" + lines.get(i).says() + "'"));
            }
        }
        return problems;
    }

    private String freeCode() {
        while (true) {
            var code = letters(3) + "-" + letters(4) + "-" + letters(3);
            if (!meetings.containsKey(code)) {
                return code;
            }
        }
    }

    private String letters(int count) {
        var letters = new StringBuilder();
        random.ints(count, 'a', 'z' + 1).forEach(c -> letters.append((char) c));
        return letters.toString();
    }

    public synchronized Optional<Meeting> find(String code) {
        return Optional.ofNullable(meetings.get(code));
    }

    public synchronized List<Meeting> all() {
        return List.copyOf(meetings.values());
    }

    /** Ends the meeting and forgets it. */
    public void close(Meeting meeting) {
        synchronized (this) {
            meetings.remove(meeting.code(), meeting);
        }
        meeting.close();
    }

    @Override
    public void close() {
        all().forEach(this::close);
    }
}
