package com.vomeet.cli.demo;

import com.vomeet.cli.product.Folders;
import com.vomeet.lab.scenario.CastMember;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.lab.voice.PromptCatalogue;
import com.vomeet.lab.voice.Timbre;
import com.vomeet.lab.voice.Voice;
import com.vomeet.lab.voice.VoiceFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** The sound of a scenario's lines before any coding: 16 kHz mono. */
public final class Recordings {
    private final PromptCatalogue catalogue = PromptCatalogue.installed();
    private final VoiceFactory voices;
    private final Map<String, Timbre> timbres;

    public Recordings(Scenario scenario, Folders folders) {
        voices = new VoiceFactory(voiceCache(folders));
        timbres = scenario.people().stream()
                .collect(Collectors.toMap(
                        CastMember::name,
                        person -> Timbre.valueOf(person.timbre().name())));
    }

    /** Where encoded voices are kept on this machine. */
    public static Path voiceCache(Folders folders) {
        return folders.cache().resolve("voices");
    }

    short[] samples(Said said) {
        return voice(said).reference().samples();
    }

    /** What was said as it was sent. */
    public Voice voice(Said said) {
        var prompt = catalogue
                .find(said.prompt())
                .orElseThrow(() -> new IllegalStateException("no prompt " + said.prompt()));
        var timbre = timbres.get(said.person());
        if (timbre == null) {
            throw new IllegalStateException("nobody is called " + said.person());
        }
        return voices.voice(prompt, timbre);
    }
}
