package com.vomeet.bot.page;

import java.util.List;

/**
 * The cues of a stage.
 *
 * @param atLeast so many of them must be seen (those of trust X are not counted)
 * @param unless rules this stage out: a stage's name, when a cue of it that decides is seen, or a cue's full name, of whatever trust
 */
record StageCues(Stage stage, int atLeast, List<String> unless, List<Cue> cues) {
    StageCues {
        unless = List.copyOf(unless);
        cues = List.copyOf(cues);
    }

    StageCues without(String cue) {
        return new StageCues(
                stage,
                atLeast,
                unless,
                cues.stream().filter(other -> !other.name().equals(cue)).toList());
    }
}
