package com.vomeet.bot.page;

import com.vomeet.bot.audio.AudioFrame;
import com.vomeet.bot.audio.MediaReport;
import com.vomeet.bot.speakers.SpeakerSample;

/** Takes what the page delivers. Called on the browser's reading thread: must return at once. */
public interface PageListener {
    void sighted(Sighting sighting);

    void heard(AudioFrame frame);

    void sampled(SpeakerSample sample);

    void reported(MediaReport report);

    /** At most once; nothing follows. */
    void lost(PageLoss loss);

    /** A line for the flight recorder: a console error of the page, a failed worklet, a muted control. */
    void noted(String what, String detail);
}
