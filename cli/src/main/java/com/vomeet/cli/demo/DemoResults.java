package com.vomeet.cli.demo;

import com.vomeet.cli.client.MeetingView;
import com.vomeet.contract.MeetingStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Judges a demo: what was measured becomes the result, and each thing that is not as it should be becomes a sentence. */
final class DemoResults {
    private static final double WER_SLACK = 0.05;

    private DemoResults() {}

    static DemoResult of(
            MeetingView ended, Optional<Instant> firstText, Scoring.Score score, Optional<DemoResult.Bot> bot) {
        var problems = problems(ended, score, bot);
        return new DemoResult(
                problems.isEmpty(),
                new DemoResult.Meeting(ended.id(), ended.status().wire(), ended.reason()),
                timeline(ended, firstText),
                score.wer(),
                score.werDirect(),
                score.names(),
                bot.orElse(new DemoResult.Bot(0, 0, 0)),
                problems);
    }

    private static List<String> problems(MeetingView ended, Scoring.Score score, Optional<DemoResult.Bot> bot) {
        var problems = new ArrayList<String>();
        if (ended.status() != MeetingStatus.COMPLETED || !ended.reason().equals("left_alone")) {
            problems.add("The meeting ended as " + ended.status().wire() + " / " + ended.reason()
                    + " instead of completed / left_alone.");
        }
        var names = score.names();
        if (!names.good()) {
            problems.add(String.format(
                    Locale.ROOT,
                    "Of %d words %d have the right name and %d a wrong one; at least 95 %% and at most 1 %% are wanted.",
                    names.words(),
                    names.right(),
                    names.wrong()));
        }
        if (!(score.wer() <= score.werDirect() + WER_SLACK)) {
            problems.add(String.format(
                    Locale.ROOT,
                    "The word error rate is %.3f; the engine alone has %.3f, and 0.05 more is allowed.",
                    score.wer(),
                    score.werDirect()));
        }
        if (bot.isEmpty()) {
            problems.add("What the bot costs could not be measured.");
        }
        return problems;
    }

    private static DemoResult.Timeline timeline(MeetingView ended, Optional<Instant> firstText) {
        return new DemoResult.Timeline(
                ended.createdAt(),
                ended.entered(MeetingStatus.JOINING).orElse(null),
                ended.entered(MeetingStatus.AWAITING_ADMISSION).orElse(null),
                ended.entered(MeetingStatus.ACTIVE).orElse(null),
                firstText.orElse(null),
                ended.entered(ended.status()).orElse(null));
    }
}
