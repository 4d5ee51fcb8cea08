package com.vomeet.lab.media;

import com.vomeet.lab.voice.VoiceFrame;
import java.util.List;

/**
 * What a track carries for 20 ms.
 *
 * @param first of a talk spurt
 * @param contributors whose voice it is, if the arrangement says so
 */
record TrackFrame(VoiceFrame voice, boolean first, List<Long> contributors) {
    /** Keeps a track alive while nobody speaks on it. */
    static final TrackFrame SILENT = new TrackFrame(VoiceFrame.SILENCE, false, List.of());
}
