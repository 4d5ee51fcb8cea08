package com.vomeet.lab.media;

import com.vomeet.lab.voice.VoiceFrame;

/** One person's next 20 ms. */
record Spoken(long csrc, VoiceFrame frame, boolean first) {}
