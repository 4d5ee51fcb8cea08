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
import org.awaitility.core.ConditionTimeoutException;

/** Keeps what a page delivers. Filled by the browser's reading thread. */
final class Watch implements PageListener {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    /** More than one regular look: what the page shows then is not a passing state. */
    private static final int AT_REST = 3;

    private final List<Sighting> sightings = new CopyOnWriteArrayList<>();
    private final List<PageLoss> losses = new CopyOnWriteArrayList<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();

    @Override
    public void sighted(Sighting sighting) {
        sightings.add(sighting);
    }

    @Override
    public void heard(AudioFrame frame) {}

    @Override
    public void sampled(SpeakerSample sample) {}

    @Override
    public void lost(PageLoss loss) {
        losses.add(loss);
    }

    @Override
    public void noted(String what, String detail) {
        notes.add(what + ": " + detail);
    }

    List<Sighting> sightings() {
        return List.copyOf(sightings);
    }

    List<PageLoss> losses() {
        return List.copyOf(losses);
    }

    void awaitStage(Stage stage) {
        until(
                "page at " + stage,
                () -> !sightings.isEmpty() && sightings.getLast().stage() == stage);
    }

    void awaitLoss() {
        until("loss of the page", () -> !losses.isEmpty());
    }

    /** Until the page has shown one and the same stage for several looks. */
    void awaitRest(int from) {
        until("page at rest", () -> {
            var since = sightings.subList(Math.min(from, sightings.size()), sightings.size());
            return since.size() >= AT_REST
                    && since.subList(since.size() - AT_REST, since.size()).stream()
                                    .map(Sighting::stage)
                                    .distinct()
                                    .count()
                            == 1;
        });
    }

    private void until(String what, BooleanSupplier there) {
        try {
            await().atMost(PATIENCE).until(there::getAsBoolean);
        } catch (ConditionTimeoutException e) {
            var seen = sightings.isEmpty() ? "nothing" : sightings.getLast();
            throw new AssertionError("no " + what + "; sighted " + seen + ", losses " + losses + ", notes " + notes, e);
        }
    }
}
