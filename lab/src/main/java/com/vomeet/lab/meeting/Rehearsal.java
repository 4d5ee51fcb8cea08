package com.vomeet.lab.meeting;

import com.vomeet.lab.scenario.CastMember;
import com.vomeet.lab.scenario.Line;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.lab.voice.Timbre;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Prepares what is to be said, beside the meeting's opening: making a voice takes a while. */
final class Rehearsal {
    private Rehearsal() {}

    private record Part(String prompt, Timbre timbre) {}

    /** Fails with a message that names the prompt that does not exist. */
    static CompletableFuture<List<Take>> of(Scenario scenario, SoundServer sound) {
        return CompletableFuture.supplyAsync(() -> takes(scenario, sound), Thread::startVirtualThread);
    }

    private static List<Take> takes(Scenario scenario, SoundServer sound) {
        var timbres = scenario.people().stream().collect(Collectors.toMap(CastMember::name, CastMember::timbre));
        var ready = new HashMap<Part, Take>();
        var takes = new ArrayList<Take>();
        for (var line : scenario.script().lines()) {
            var part = new Part(line.says(), timbres.getOrDefault(line.who(), Timbre.AS_RECORDED));
            takes.add(ready.computeIfAbsent(part, p -> take(sound, line, p)));
        }
        return takes;
    }

    private static Take take(SoundServer sound, Line line, Part part) {
        return sound.take(part.prompt(), part.timbre())
                .orElseThrow(() -> new IllegalArgumentException("there is no prompt called '" + line.says() + "'"));
    }
}
