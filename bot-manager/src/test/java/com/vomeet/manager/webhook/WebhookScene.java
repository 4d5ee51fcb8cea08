package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.LockWaits;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.Rows;
import com.vomeet.manager.config.Network;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Report;
import com.vomeet.manager.openapi.CheckedHttp;
import com.vomeet.manager.transcript.LiveSegment;
import com.vomeet.manager.webhook.Webhooks.SigningKeys;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Rows, a receiver, and webhooks that are sent when a test says so; the clock stands still. */
final class WebhookScene implements AutoCloseable {
    static final List<Network> LOOPBACK = List.of(Network.of("127.0.0.0/8"));
    private static final SigningKeys KEYS = new SigningKeys(RealParts.SIGNING, null);

    final Rows rows = new Rows();
    final Receiver receiver = new Receiver();
    final ConcurrentMap<MeetingId, List<LiveSegment>> texts = new ConcurrentHashMap<>();
    final Webhooks webhooks = webhooks(new AddressGuard(LOOPBACK));

    /** Another manager on the same database. */
    Webhooks webhooks(AddressGuard guard) {
        return Webhooks.of(
                rows.database.jdbi(), KEYS, guard, meeting -> texts.getOrDefault(meeting, List.of()), rows.clock);
    }

    /** Until a statement waits for another one's transaction. */
    void awaitSomebodyWhoWaits() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> LockWaits.in(rows.database.jdbi()) > 0);
    }

    Endpoint endpoint(URI url, String... words) {
        return endpoint(url, BodyFormat.CLASSIC, words);
    }

    Endpoint endpoint(URI url, BodyFormat format, String... words) {
        return made(new EndpointWish(url, null, new EventFilter(List.of(words)), format, true))
                .endpoint();
    }

    NewSecret made(EndpointWish wish) {
        return switch (webhooks.endpoints().create(rows.account, wish, null)) {
            case CreateOutcome.Created(var made) -> made;
            case CreateOutcome.TooMany _ -> throw new IllegalStateException("too many");
        };
    }

    Meeting requested(String code) {
        return rows.requested(code);
    }

    void says(Meeting meeting, MeetingStatus status) {
        says(meeting, status, null);
    }

    void says(Meeting meeting, MeetingStatus status, @Nullable EndReason reason) {
        rows.clock.advance(Duration.ofMillis(1));
        rows.changes.apply(meeting.id(), new Report.BotSays(status, 0, reason, null, null, List.of()));
    }

    /** A call from its request to its end, without a word. */
    Meeting wholeCall(String code) {
        var meeting = requested(code);
        says(meeting, MeetingStatus.JOINING);
        says(meeting, MeetingStatus.ACTIVE);
        says(meeting, MeetingStatus.COMPLETED, EndReason.LEFT_ALONE);
        return meeting;
    }

    Delivery newest(Endpoint endpoint) {
        return webhooks.log(endpoint.id(), new DeliveryPage(1, 0, null)).getFirst();
    }

    List<Delivery> log(Endpoint endpoint) {
        return webhooks.log(endpoint.id(), new DeliveryPage(1_000, 0, null));
    }

    int deliver() throws InterruptedException {
        return webhooks.deliverDue();
    }

    /** Fails the test in which something was sent that is not in the description. */
    @Override
    public void close() {
        webhooks.close();
        receiver.close();
        rows.close();
        assertThat(receiver.calls())
                .allSatisfy(call -> assertThat(CheckedHttp.contract().webhookProblems(call.body()))
                        .as(call.body().toString())
                        .isEmpty());
    }
}
