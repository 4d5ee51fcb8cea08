package com.vomeet.e2e.page;

import com.vomeet.bot.page.BrowserMeetingPage;
import com.vomeet.bot.page.CueSheet;
import com.vomeet.bot.page.MeetingPage.Outcome;
import com.vomeet.bot.page.Stage;
import com.vomeet.cdp.LaunchConfig;
import com.vomeet.contract.Platform;
import com.vomeet.lab.Lab;
import com.vomeet.lab.LabConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;

/** Visits each situation once, whoever asks for it first; the lab runs for as long as the tests do. */
final class Gallery {
    static final CueSheet SHEET = CueSheet.load(Platform.GOOGLE_MEET, Optional.empty());
    private static final List<String> MISLEADING = CueFacts.cues().stream()
            .filter(CueFacts.Cue::misleads)
            .map(CueFacts.Cue::name)
            .toList();
    private static final Duration LEAVING = Duration.ofSeconds(5);
    /** A visit that failed is not tried again: the next test says the same at once. */
    private static final Map<String, FutureTask<Visit>> VISITS = new ConcurrentHashMap<>();

    private Gallery() {}

    static Visit visit(Situation situation) {
        var visit = VISITS.computeIfAbsent(situation.name(), _ -> new FutureTask<>(() -> make(situation)));
        visit.run();
        return switch (visit.state()) {
            case SUCCESS -> visit.resultNow();
            case FAILED -> throw new AssertionError(situation + " could not be visited", visit.exceptionNow());
            case RUNNING, CANCELLED -> throw new IllegalStateException(situation + " is " + visit.state());
        };
    }

    private static final class Running {
        static final Lab LAB = start();

        private static Lab start() {
            var lab = Lab.start(LabConfig.onAnyPort());
            Runtime.getRuntime().addShutdownHook(new Thread(lab::close));
            return lab;
        }
    }

    private static Visit make(Situation situation) {
        var seen = new Delivered();
        try (var meeting = Running.LAB.open(situation.scenario());
                var page = new BrowserMeetingPage(LaunchConfig.of(SHEET.browser()), SHEET, seen)) {
            page.open(meeting.url());
            for (var move : situation.way()) {
                seen.untilStage(move.when());
                Situation.play(move.deed(), meeting, deed -> act(deed, page));
            }
            if (situation.stage().isEmpty()) {
                seen.until("loss", () -> !seen.losses.isEmpty());
                return new Visit(
                        situation,
                        List.copyOf(seen.sightings),
                        List.copyOf(seen.losses),
                        meeting.events(),
                        Map.of(),
                        Stage.UNKNOWN,
                        Stage.UNKNOWN,
                        Stage.UNKNOWN);
            }
            seen.untilStage(situation.stage().get());
            seen.untilRest();
            var judged = judgedWithout(page);
            return new Visit(
                    situation,
                    List.copyOf(seen.sightings),
                    List.copyOf(seen.losses),
                    meeting.events(),
                    judged,
                    page.judge(without(cue -> !isOf(Stage.IN_CALL, cue))),
                    page.judge(without(cue -> isOf(situation.stage().get(), cue))),
                    page.judge(without(cue -> !MISLEADING.contains(cue))));
        }
    }

    private static void act(Situation.Deed deed, BrowserMeetingPage page) {
        var outcome = switch (deed) {
            case Situation.Deed.Join() -> page.join("Vomeet");
            case Situation.Deed.Consent() -> page.consent();
            case Situation.Deed.Leave() -> page.leave(LEAVING);
            case Situation.Deed.Host _ -> throw new IllegalArgumentException("the host does that");
        };
        if (!(outcome instanceof Outcome.Done)) {
            throw new AssertionError(deed + " came to " + outcome);
        }
    }

    private static Map<String, Stage> judgedWithout(BrowserMeetingPage page) {
        var judged = new LinkedHashMap<String, Stage>();
        for (var cue : SHEET.cueNames()) {
            judged.put(cue, page.judge(SHEET.without(cue)));
        }
        return judged;
    }

    private static CueSheet without(Predicate<String> cues) {
        return SHEET.cueNames().stream().filter(cues).reduce(SHEET, CueSheet::without, (_, last) -> last);
    }

    private static boolean isOf(Stage stage, String cue) {
        return cue.startsWith(stage.name().toLowerCase(Locale.ROOT) + ".");
    }
}
