package com.vomeet.lab.media;

import com.vomeet.lab.voice.Pcm;
import com.vomeet.lab.voice.Voice;
import com.vomeet.lab.voice.VoiceFrame;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Voices whose frames can be told apart: frame n of a voice holds its tag and n, and has level n. */
final class TestVoices {
    static Voice voice(int tag, int frames) {
        var all = IntStream.range(0, frames)
                .mapToObj(i -> new VoiceFrame(new byte[] {(byte) tag, (byte) i}, i))
                .toList();
        var silence = Pcm.of(new short[320 * frames]);
        return new Voice(all, silence, silence, "", List.of(), Duration.ZERO, Duration.ZERO);
    }

    private TestVoices() {}
}
