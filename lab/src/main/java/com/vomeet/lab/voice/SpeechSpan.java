package com.vomeet.lab.voice;

import java.util.List;

/**
 * Where in a list of frame levels somebody speaks.
 *
 * @param first index of the first frame with speech
 * @param end index after the last one
 */
record SpeechSpan(int first, int end) {
    /** Background lies well below: speech that is this much weaker than the loudest frame is not heard as speech. */
    private static final int BELOW_LOUDEST = 35;

    /** A single loud frame is a click of the recording; speech lasts for at least two. */
    static SpeechSpan of(List<VoiceFrame> frames) {
        var loudest = frames.stream().mapToInt(VoiceFrame::level).min().orElse(Pcm.SILENCE);
        var quietest = Math.min(loudest + BELOW_LOUDEST, Pcm.SILENCE - 1);
        var first = -1;
        var end = 0;
        for (var i = 0; i + 1 < frames.size(); i++) {
            if (frames.get(i).level() <= quietest && frames.get(i + 1).level() <= quietest) {
                first = first < 0 ? i : first;
                end = i + 2;
            }
        }
        return new SpeechSpan(Math.max(first, 0), end);
    }
}
