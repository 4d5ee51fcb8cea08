package com.vomeet.e2e.page;

import static org.awaitility.Awaitility.await;

import com.vomeet.bot.audio.AudioFrame;
import com.vomeet.bot.audio.MediaReport;
import com.vomeet.bot.page.PageListener;
import com.vomeet.bot.page.PageLoss;
import com.vomeet.bot.page.Sighting;
import com.vomeet.bot.page.Stage;
import com.vomeet.bot.speakers.SpeakerSample;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;

/** Keeps all that a page delivers. */
final class Delivered implements PageListener {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** More than one regular look: what the page shows then is no passing state. */
    private static final int AT_REST = 3;

    final List<Sighting> sightings = new CopyOnWriteArrayList<>();
    final List<AudioFrame> frames = new CopyOnWriteArrayList<>();
    final List<SpeakerSample> samples = new CopyOnWriteArrayList<>();
    final List<MediaReport> reports = new CopyOnWriteArrayList<>();
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
    public void reported(MediaReport report) {
        reports.add(report);
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
        try {
            await().atMost(PATIENCE).until(condition::getAsBoolean);
        } catch (ConditionTimeoutException e) {
            var last = sightings.isEmpty() ? "nothing" : sightings.getLast();
            throw new AssertionError("no " + what + "; sighted " + last + ", losses " + losses + ", notes " + notes, e);
        }
    }

    void untilStage(Stage stage) {
        until(
                "stage " + stage,
                () -> !sightings.isEmpty() && sightings.getLast().stage() == stage);
    }

    /** Until the page has shown one and the same stage for several looks from now. */
    void untilRest() {
        var from = sightings.size();
        until("page at rest", () -> {
            var since = sightings.subList(from, sightings.size());
            return since.size() >= AT_REST
                    && since.subList(since.size() - AT_REST, since.size()).stream()
                                    .map(Sighting::stage)
                                    .distinct()
                                    .count()
                            == 1;
        });
    }
}
