package com.vomeet.lab.meeting;

import java.time.Duration;

/** A prompt said in a voice; the two moments are where speech begins and ends within it. */
public interface Take {
    String text();

    Duration duration();

    Duration speechStart();

    Duration speechEnd();
}
