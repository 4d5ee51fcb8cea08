package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.manager.WebStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A thousand bots on the page, changes flowing, in the real browser: it does not stutter. */
final class FleetOfManyIT {
    private static final int BOTS = 1_000;
    private static final int WINDOWS = 6;
    /** What a person sees as a stutter. */
    private static final double STUTTER_MILLIS = 100;
    /** Of one core, for the page's main thread. */
    private static final double MOST_CORES = 0.35;

    /** Two seconds of scrolling through the list, up and down: each frame's length, and tasks that were longer than 50 ms. */
    private static final String MEASURE = """
            new Promise((done) => {
              const frames = [];
              const tasks = [0];
              const observer = new PerformanceObserver((list) => list.getEntries().forEach((one) => tasks.push(one.duration)));
              observer.observe({ entryTypes: ["longtask"] });
              const from = performance.now();
              let last = from;
              requestAnimationFrame(function frame(now) {
                frames.push(now - last);
                last = now;
                window.scrollBy(0, now - from < 1000 ? 90 : -90);
                if (now - from < 2000) return requestAnimationFrame(frame);
                observer.disconnect();
                done([frames.length, Math.max(...frames.slice(1)), Math.max(...tasks), document.querySelectorAll(".bot").length]);
              });
            })""";

    /** @param rows that were in the document */
    private record Window(int frames, double longestFrame, double longestTask, int rows) {}

    @Test
    void aThousandBotsFlowByWithoutAStutter() {
        try (var stage = new WebStage();
                var fleet = CrowdedFleet.of(
                                stage.database().jdbi(),
                                stage.account().account().id(),
                                BOTS)
                        .stirs();
                var tab = Tab.open()) {
            tab.enter(stage, "");
            tab.awaitText("Send a bot");
            tab.go(stage.base(), "/app/fleet?order=cpu");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> tab.text(".tile .number").equals("1000"));
            var seen = tab.text(".bots");
            var before = tab.mainThreadSeconds();
            var began = System.nanoTime();
            var windows = new ArrayList<Window>();
            while (windows.size() < WINDOWS && windows.stream().noneMatch(FleetOfManyIT::smooth)) {
                windows.add(window(tab));
            }
            var cores = (tab.mainThreadSeconds() - before) / ((System.nanoTime() - began) / 1e9);
            windows.forEach(FleetOfManyIT::print);
            System.out.printf(Locale.ROOT, "main thread: %.3f cores; %d rounds of changes%n", cores, fleet.rounds());
            assertThat(tab.text(".bots")).isNotEqualTo(seen);
            assertThat(windows).allSatisfy(window -> assertThat(window.rows()).isBetween(8, 60));
            assertThat(windows.stream()
                            .min(Comparator.comparingDouble(Window::longestFrame))
                            .orElseThrow())
                    .matches(FleetOfManyIT::smooth, "the smoothest of " + WINDOWS + " windows");
            assertThat(cores).isLessThan(MOST_CORES);
            tab.expectNoComplaint();
        }
    }

    private static Window window(Tab tab) {
        var told = tab.value(MEASURE);
        return new Window(
                told.get(0).asInt(),
                told.get(1).asDouble(),
                told.get(2).asDouble(),
                told.get(3).asInt());
    }

    private static boolean smooth(Window window) {
        return window.longestFrame() <= STUTTER_MILLIS && window.longestTask() <= STUTTER_MILLIS;
    }

    private static void print(Window window) {
        System.out.printf(
                Locale.ROOT,
                "%d frames, longest %.1f ms, longest task %.1f ms, %d of %d rows in the document%n",
                window.frames(),
                window.longestFrame(),
                window.longestTask(),
                window.rows(),
                BOTS);
    }
}
