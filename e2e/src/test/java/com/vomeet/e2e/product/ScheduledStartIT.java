package com.vomeet.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.cli.client.MeetingView;
import com.vomeet.cli.product.Closing;
import com.vomeet.cli.product.Folders;
import com.vomeet.cli.product.Product;
import com.vomeet.cli.product.ProductOptions;
import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.e2e.house.Tree;
import com.vomeet.lab.LabMeeting;
import com.vomeet.lab.meeting.LabEvent;
import com.vomeet.lab.scenario.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bots that are asked for ahead of their time: a real manager, real bots, a lab that sees who knocks when. */
final class ScheduledStartIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration AHEAD = Duration.ofSeconds(30);
    private static final Duration UNTIL = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    @Test
    void aScheduledBotIsReadyBeforeAndKnocksAtItsTimeAndACancelledOneNeverIs() {
        var options = new ProductOptions(
                new Folders(Tree.ROOT, Folders.ofThisMachine().cache(), folder),
                folder.resolve("data"),
                0,
                0,
                Map.of("SCHEDULE_AHEAD_MS", "" + AHEAD.toMillis()));
        try (var product = TestedProduct.start(new Closing(), options);
                var kept = lab(product);
                var cancelled = lab(product);
                var client = TestedProduct.client(product)) {
            var start = Instant.now().plus(UNTIL);
            var asked = client.requestBot(wish(kept, start));
            client.leave(client.requestBot(wish(cancelled, start)));
            assertThat(product.bots()).isEmpty();
            assertThat(client.meeting(asked.id()).status()).isEqualTo(MeetingStatus.REQUESTED);

            var knock = kept.awaitEvent(LabEvent.Knocked.class, PATIENCE).orElseThrow();
            assertThat(Duration.between(start, knock.at()).abs()).isLessThanOrEqualTo(Duration.ofSeconds(5));
            assertThat(product.bots()).hasSize(1);
            assertThat(cancelled.events()).noneMatch(LabEvent.Knocked.class::isInstance);

            client.leave(asked);
            await().atMost(PATIENCE).until(() -> isStopped(client.meeting(asked.id())));
        }
    }

    private static boolean isStopped(MeetingView meeting) {
        return meeting.status() == MeetingStatus.COMPLETED && meeting.reason().equals(EndReason.STOPPED.wire());
    }

    private static LabMeeting lab(Product product) {
        return product.lab().orElseThrow().open(Scenario.named("lobby"));
    }

    private static Map<String, ?> wish(LabMeeting meeting, Instant start) {
        return Map.of(
                "meeting_url", meeting.url().toString(), "bot_name", "Early", "scheduled_start_time", start.toString());
    }
}
