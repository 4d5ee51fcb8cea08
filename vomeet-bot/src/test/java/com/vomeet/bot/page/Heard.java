package com.vomeet.bot.page;

import static org.awaitility.Awaitility.await;

import com.vomeet.bot.audio.AudioFrame;
import com.vomeet.bot.audio.MediaReport;
import com.vomeet.bot.speakers.SpeakerSample;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Keeps all that a page delivers. */
public final class Heard implements PageListener {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    public final List<Sighting> sightings = new CopyOnWriteArrayList<>();
    public final List<AudioFrame> frames = new CopyOnWriteArrayList<>();
    public final List<SpeakerSample> samples = new CopyOnWriteArrayList<>();
    public final List<MediaReport> reports = new CopyOnWriteArrayList<>();
    public final List<PageLoss> losses = new CopyOnWriteArrayList<>();
    public final List<String> notes = new CopyOnWriteArrayList<>();

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

    public void clear() {
        sightings.clear();
        frames.clear();
        samples.clear();
        notes.clear();
    }

    Optional<Sighting> last() {
        return sightings.isEmpty() ? Optional.empty() : Optional.of(sightings.getLast());
    }

    /** The first sighting of that kind from now on. */
    public Sighting awaitSighting(Predicate<Sighting> wanted) {
        await().alias("a sighting; last was " + last() + ", notes " + notes)
                .atMost(PATIENCE)
                .until(() -> last().filter(wanted).isPresent());
        return last().orElseThrow();
    }

    public Sighting awaitStage(Stage stage) {
        return awaitSighting(sighting -> sighting.stage() == stage);
    }

    PageLoss awaitLoss() {
        await().atMost(PATIENCE).until(() -> !losses.isEmpty());
        return losses.getFirst();
    }
}
