package com.vomeet.lab.meeting;

import com.vomeet.lab.media.Arrangement;
import com.vomeet.lab.voice.Timbre;
import java.util.Optional;

/** Where the meetings' sound comes from; the seam to the media server. */
public interface SoundServer extends AutoCloseable {
    /** @param people how many at most are in the room at once */
    SoundRoom room(Arrangement arrangement, int people);

    /** A prompt said in a voice; takes a while. Empty: there is no such prompt. */
    Optional<Take> take(String prompt, Timbre timbre);

    /** Whether there is such a prompt; quick. */
    boolean knows(String prompt);

    @Override
    void close();
}
