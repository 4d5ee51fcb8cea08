package com.vomeet.lab.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VoiceTest {
    private static final Pcm NOTHING = Pcm.of(new short[0]);

    @Test
    void itTakesTwentyMillisecondsAFrame() {
        assertThat(voice(frames(50), 0, 1).duration()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void framesAreKeptAsTheyWere() {
        var frames = new ArrayList<>(frames(2));
        var voice = voice(frames, 0, 1);
        frames.clear();
        assertThat(voice.frames()).hasSize(2);
    }

    @Test
    void aVoiceHasFramesAndItsSpeechEndsAfterItBegins() {
        assertThatThrownBy(() -> voice(List.of(), 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> voice(frames(2), 20, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFrameCannotBeChanged() {
        var opus = new byte[] {1, 2};
        var frame = new VoiceFrame(opus, 30);
        opus[0] = 9;
        assertThat(frame.opus().get(0)).isEqualTo((byte) 1);
        assertThat(frame.opus().isReadOnly()).isTrue();
        assertThat(frame.opus().remaining())
                .as("each caller reads from the start")
                .isEqualTo(2);
    }

    @Test
    void aLevelHasSevenBits() {
        assertThatThrownBy(() -> new VoiceFrame(new byte[1], -1)).hasMessage("level -1");
        assertThatThrownBy(() -> new VoiceFrame(new byte[1], 128)).hasMessage("level 128");
    }

    private static List<VoiceFrame> frames(int count) {
        return Collections.nCopies(count, VoiceFrame.SILENCE);
    }

    private static Voice voice(List<VoiceFrame> frames, int start, int end) {
        return new Voice(frames, NOTHING, NOTHING, "", List.of(), Duration.ofMillis(start), Duration.ofMillis(end));
    }
}
