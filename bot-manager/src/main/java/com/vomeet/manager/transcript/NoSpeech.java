package com.vomeet.manager.transcript;

import java.util.Set;

/**
 * What recognisers write when nothing was said. The first vomeet also dropped short words, stop words and greetings; people do say
 * them, so here they stay.
 */
final class NoSpeech {
    private static final Set<String> MARKS = Set.of("[BLANK_AUDIO]", "<no audio>", "<inaudible>", "<3");

    private NoSpeech() {}

    static boolean is(String text) {
        var bare = text.strip();
        return MARKS.contains(bare) || bare.codePoints().noneMatch(Character::isLetterOrDigit);
    }
}
