package com.vomeet.cli.demo;

import com.vomeet.cli.client.ApiClient;
import com.vomeet.cli.client.TranscriptView;
import com.vomeet.cli.product.Product;
import com.vomeet.lab.LabMeeting;
import com.vomeet.lab.meeting.Spoken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** One meeting from the request to the summary, on a running product with a lab. */
public final class Demo {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Map<String, Integer> LEAVE =
            Map.of("waiting_room_timeout", 60_000, "no_one_joined_timeout", 60_000, "everyone_left_timeout", 5_000);
    private final Product product;
    private final LabMeeting meeting;
    private final Scoring scoring;
    private final Screen screen;

    public Demo(Product product, LabMeeting meeting, Scoring scoring, Screen screen) {
        this.product = product;
        this.meeting = meeting;
        this.scoring = scoring;
        this.screen = screen;
    }

    /**
     * Runs the meeting, shows it, and scores it.
     *
     * @throws CancellationException when the product was ended in the middle: the bot was called back, and there is nothing to score
     */
    public DemoResult run() throws InterruptedException {
        try (var client = product.client();
                var cost = new CostProbe()) {
            var live = new LiveMeeting(screen, () -> cost.begin(product.bots()));
            var requested = client.requestBot(
                    Map.of("meeting_url", meeting.url().toString(), "bot_name", "Vomeet", "automatic_leave", LEAVE));
            screen.news("POST /bots: meeting " + requested.id() + " is requested");
            try (var _ = client.follow(requested, live)) {
                if (!live.awaitEnd(PATIENCE)) {
                    screen.news("the meeting did not end in " + PATIENCE.toMinutes() + " minutes");
                }
            }
            if (product.isEnding()) {
                throw new CancellationException("interrupted");
            }
            return result(client, requested.id(), live, cost);
        }
    }

    private DemoResult result(ApiClient client, long id, LiveMeeting live, CostProbe cost) {
        var ended = client.meeting(id);
        var lines = client.transcript(ended).lines().stream()
                .filter(TranscriptView.Line::completed)
                .toList();
        var said = said();
        screen.news("recognising the same prompts without the meeting, to compare");
        var result = DemoResults.of(ended, live.firstText(), scoring.score(said, lines), cost.result());
        Summary.render(result, lines, said).forEach(screen::plain);
        return result;
    }

    private List<Said> said() {
        return meeting.truth().spoken().stream()
                .filter(Spoken::complete)
                .map(Said::of)
                .toList();
    }
}
