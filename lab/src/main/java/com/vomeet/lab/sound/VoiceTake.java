package com.vomeet.lab.sound;

import com.vomeet.lab.meeting.Take;
import com.vomeet.lab.voice.Voice;
import java.time.Duration;

/** A voice as the meeting sees it. */
record VoiceTake(Voice voice) implements Take {
    @Override
    public String text() {
        return voice.text();
    }

    @Override
    public Duration duration() {
        return voice.duration();
    }

    @Override
    public Duration speechStart() {
        return voice.speechStart();
    }

    @Override
    public Duration speechEnd() {
        return voice.speechEnd();
    }
}
