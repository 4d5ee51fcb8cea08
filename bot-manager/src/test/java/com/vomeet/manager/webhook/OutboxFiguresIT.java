package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.metric.OutboxView;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waits in the outbox, in figures. */
final class OutboxFiguresIT {
    private final WebhookScene scene = new WebhookScene();
    private final OutboxView view = new OutboxView(scene.rows.database.jdbi(), scene.rows.clock);

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void whatIsToBeToldIsCountedAndTheFirstInTurnIsTimed() throws InterruptedException {
        assertThat(view.read()).isEqualTo("0 0 late 0");
        scene.endpoint(scene.receiver.url(), "*");
        scene.wholeCall("abc-defg-hij");
        scene.rows.clock.advance(Duration.ofSeconds(30));
        assertThat(view.read()).isEqualTo("4 0 late 30");
        scene.deliver();
        assertThat(view.read()).startsWith("0 0 late 0");
    }

    @Test
    void whatAnEndpointDoesNotTakeIsNobodysDelay() throws InterruptedException {
        scene.receiver.answers(503);
        scene.endpoint(scene.receiver.url(), "*");
        scene.wholeCall("abc-defg-hij");
        scene.deliver();
        scene.rows.clock.advance(Duration.ofMinutes(10));
        assertThat(view.read()).isEqualTo("0 4 late 0");
    }

    @Test
    void aDeliveryTellsHowLongAgoItHappenedAndOneThatIsSentAgainSinceWhenItIsWanted() throws InterruptedException {
        var delays = new ArrayList<Duration>();
        scene.webhooks.counters().onDelivery(delays::add);
        var endpoint = scene.endpoint(scene.receiver.url(), "bot.requested");
        scene.requested("abc-defg-hij");
        scene.rows.clock.advance(Duration.ofSeconds(3));
        scene.deliver();
        scene.rows.clock.advance(Duration.ofHours(1));
        scene.webhooks.resend(scene.rows.account, scene.newest(endpoint).id());
        scene.rows.clock.advance(Duration.ofSeconds(2));
        scene.deliver();
        assertThat(delays).hasSize(2);
        assertThat(delays.getFirst().toSeconds()).isEqualTo(3);
        assertThat(delays.getLast().toSeconds()).isEqualTo(2);
    }
}
