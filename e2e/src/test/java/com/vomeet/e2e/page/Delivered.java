package com.vomeet.e2e.page;

import static org.awaitility.Awaitility.await;

import com.vomeet.bot.audio.AudioFrame;
import com.vomeet.bot.page.PageListener;
import com.vomeet.bot.page.PageLoss;
import com.vomeet.bot.page.Sighting;
import com.vomeet.bot.page.Stage;
import com.vomeet.bot.speakers.SpeakerSample;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Keeps all that a page delivers. */
final class Delivered implements PageListener {
    final List<Sighting> sightings = new CopyOnWriteArrayList<>();
    final List<AudioFrame> frames = new CopyOnWriteArrayList<>();
    final List<SpeakerSample> samples = new CopyOnWriteArrayList<>();
    final List<PageLoss> losses = new CopyOnWriteArrayList<>();
    final List<String> notes = new CopyOnWriteArrayList<>();

    @Override
    public void sighted(Sighting sighting) {
        sightings.add(sighting);
    }

    @Override
    public void heard(AudioFrame frame) {
        frames.add(frame);
    }

    @Override
    public void sampled(SpeakerSample sample) {
        samples.add(sample);
    }

    @Override
    public void lost(PageLoss loss) {
        losses.add(loss);
    }

    @Override
    public void noted(String what, String detail) {
        notes.add(what + ": " + detail);
    }

    void until(String what, BooleanSupplier condition) {
        await().alias(what).atMost(Duration.ofSeconds(60)).until(condition::getAsBoolean);
    }

    void untilStage(Stage stage) {
        until(
                "stage " + stage,
                () -> !sightings.isEmpty() && sightings.getLast().stage() == stage);
    }
}
