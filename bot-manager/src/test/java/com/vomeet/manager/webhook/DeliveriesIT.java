package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.meeting.Meeting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows alone; nobody is called. */
final class DeliveriesIT {
    private final WebhookScene scene = new WebhookScene();
    private final Deliveries deliveries = new Deliveries(scene.rows.database.jdbi());

    @AfterEach
    void close() {
        scene.close();
    }

    private Instant now() {
        return scene.rows.clock.instant();
    }

    private List<Claim> claim(int most, int each) {
        return deliveries.claim(new Deliveries.Wanted(false, most, each, Map.of()), now());
    }

    private Attempt attempt(int status) {
        return Attempt.of(new Reply.Answered(status, "said"), now(), 5);
    }

    private void erase(Meeting meeting) {
        scene.rows.database.jdbi().useHandle(handle -> {
            handle.execute(
                    "update webhook_events set payload = null where meeting_id = ?",
                    meeting.id().value());
            handle.execute(
                    "update webhook_deliveries set log = '[]', status = 'failed' where meeting_id = ?",
                    meeting.id().value());
        });
    }

    private static String code(int number) {
        return "abc-defg-h" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    }

    @Test
    void ofOneMeetingOnlyTheFirstThatWaitsCanBeClaimed() {
        scene.endpoint(scene.receiver.url(), "bot.*");
        scene.wholeCall("abc-defg-hij");
        var told = new ArrayList<String>();
        for (var claims = claim(10, 10); !claims.isEmpty(); claims = claim(10, 10)) {
            assertThat(claims).hasSize(1);
            told.add(claims.getFirst().told().toldAs());
            deliveries.delivered(claims.getFirst(), attempt(200), now());
        }
        assertThat(told).containsExactly("bot.requested", "bot.joining", "bot.active", "bot.ended");
    }

    @Test
    void ofOneEndpointNoMoreIsClaimedThanItMayHaveAtATime() {
        var endpoint = scene.endpoint(scene.receiver.url(), "bot.*");
        for (int i = 0; i < 10; i++) {
            scene.requested(code(i));
        }
        assertThat(claim(100, 3)).hasSize(3);
        assertThat(deliveries.claim(new Deliveries.Wanted(false, 100, 3, Map.of(endpoint.id(), 2)), now()))
                .hasSize(1);
        assertThat(deliveries.claim(new Deliveries.Wanted(false, 100, 3, Map.of(endpoint.id(), 5)), now()))
                .isEmpty();
        assertThat(claim(2, 100)).hasSize(2);
    }

    @Test
    void whoClaimsAtTheSameTimeClaimsOthers() {
        scene.endpoint(scene.receiver.url(), "bot.*");
        for (int i = 0; i < 40; i++) {
            scene.requested(code(i));
        }
        var claimed = new ConcurrentLinkedQueue<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                threads.execute(() -> {
                    for (int round = 0; round < 10; round++) {
                        claim(5, 5).forEach(claim -> claimed.add(claim.delivery()));
                    }
                });
            }
        }
        claim(100, 100).forEach(claim -> claimed.add(claim.delivery()));
        assertThat(claimed).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void endpointsThatFailAreClaimedForApart() {
        var endpoint = scene.endpoint(scene.receiver.url(), "bot.*");
        scene.requested("abc-defg-hij");
        scene.webhooks.endpoints().isSilent(endpoint.id(), now());
        assertThat(claim(10, 10)).isEmpty();
        assertThat(deliveries.claim(new Deliveries.Wanted(true, 10, 1, Map.of()), now()))
                .hasSize(1);
    }

    @Test
    void theLogKeepsTheNewestTwentyAttempts() {
        var endpoint = scene.endpoint(scene.receiver.url(), "bot.*");
        scene.requested("abc-defg-hij");
        for (int i = 0; i < 25; i++) {
            var claim = claim(1, 1).getFirst();
            assertThat(claim.attempt()).isEqualTo(i + 1);
            assertThat(claim.failures()).isEqualTo(i);
            deliveries.failed(claim, attempt(500 + i), Optional.of(now()));
        }
        var delivery = scene.newest(endpoint);
        assertThat(delivery.attempts()).isEqualTo(25);
        assertThat(delivery.log()).hasSize(20);
        assertThat(delivery.log().getFirst().statusCode()).isEqualTo(505);
        assertThat(delivery.log().getLast().statusCode()).isEqualTo(524);
    }

    /** The rows follow what a reply says of itself; nobody judges a status a second time. */
    @ParameterizedTest
    @ValueSource(ints = {199, 302, 404, 408, 429, 500})
    void theNextOnesPassWhatWasRefusedThriceAndNothingElse(int status) {
        scene.endpoint(scene.receiver.url(), "bot.*");
        scene.says(scene.requested("abc-defg-hij"), MeetingStatus.JOINING);
        for (int i = 0; i < 3; i++) {
            assertThat(claim(10, 10)).hasSize(1).allSatisfy(claim -> {
                assertThat(claim.told().toldAs()).isEqualTo("bot.requested");
                deliveries.failed(claim, attempt(status), Optional.of(now()));
            });
        }
        assertThat(claim(10, 10)).hasSize(Reply.Meaning.of(status) == Reply.Meaning.REFUSED ? 2 : 1);
    }

    @Test
    void aClaimKnowsTheTwoAttemptsBeforeIt() {
        scene.endpoint(scene.receiver.url(), "bot.*");
        scene.requested("abc-defg-hij");
        var known = new ArrayList<List<Integer>>();
        for (int i = 0; i < 4; i++) {
            var claim = claim(1, 1).getFirst();
            known.add(claim.latest().stream().map(Attempt::statusCode).toList());
            deliveries.failed(claim, attempt(500 + i), Optional.of(now()));
        }
        assertThat(known).containsExactly(List.of(), List.of(500), List.of(500, 501), List.of(501, 502));
    }

    @Test
    void whatIsSentAgainKeepsNobodyWaitingAndHasItsWholePatience() {
        var endpoint = scene.endpoint(scene.receiver.url(), "bot.*");
        var meeting = scene.requested("abc-defg-hij");
        var first = claim(1, 1).getFirst();
        deliveries.failed(first, attempt(500), Optional.empty());
        scene.says(meeting, MeetingStatus.ACTIVE);
        scene.rows.clock.advance(Duration.ofDays(2));
        assertThat(scene.webhooks.resend(scene.rows.account, first.delivery()))
                .isInstanceOf(ResendOutcome.Pending.class);
        assertThat(claim(10, 10)).hasSize(2).anySatisfy(claim -> {
            assertThat(claim.delivery()).isEqualTo(first.delivery());
            assertThat(claim.attempt()).isEqualTo(2);
            assertThat(claim.failures()).isZero();
            assertThat(claim.giveUpAt()).isEqualTo(now().plus(Outbox.PATIENCE));
        });
        assertThat(scene.log(endpoint)).hasSize(2);
    }

    @Test
    void whatWaitsForItsNextTimeIsSentNowInItsTurn() {
        scene.endpoint(scene.receiver.url(), "bot.*");
        var meeting = scene.requested("abc-defg-hij");
        var first = claim(1, 1).getFirst();
        deliveries.failed(first, attempt(500), Optional.of(now().plus(Duration.ofHours(1))));
        scene.says(meeting, MeetingStatus.ACTIVE);
        assertThat(claim(10, 10)).isEmpty();
        scene.webhooks.resend(scene.rows.account, first.delivery());
        assertThat(claim(10, 10)).extracting(Claim::delivery).containsExactly(first.delivery());
    }

    @Test
    void whatWasErasedIsNeitherSentNorSentAgain() throws InterruptedException {
        var endpoint = scene.endpoint(scene.receiver.url(), "*");
        var meeting = scene.requested("abc-defg-hij");
        scene.says(meeting, MeetingStatus.FAILED, EndReason.INVALID_MEETING);
        erase(meeting);
        assertThat(claim(10, 10)).isEmpty();
        assertThat(scene.webhooks.resend(
                        scene.rows.account, scene.newest(endpoint).id()))
                .isInstanceOf(ResendOutcome.Erased.class);
    }

    @Test
    void theLogIsForgottenAfterThirtyDaysAndWhatWaitsIsNot() throws InterruptedException {
        var endpoint = scene.endpoint(scene.receiver.url(), "bot.requested");
        scene.wholeCall("abc-defg-hij");
        scene.deliver();
        scene.rows.clock.advance(Courier.KEPT.minusHours(2));
        scene.deliver();
        assertThat(scene.log(endpoint)).hasSize(1);
        scene.receiver.answers(500);
        scene.requested("abc-defg-hik");
        scene.rows.clock.advance(Duration.ofHours(3));
        scene.deliver();
        assertThat(scene.log(endpoint))
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.status()).isEqualTo(Delivery.Status.PENDING));
    }

    @Test
    void ofAMeetingThatIsStillToComeNothingIsForgottenAndItsNumbersGoOn() throws InterruptedException {
        scene.endpoint(scene.receiver.url(), BodyFormat.ENVELOPE, "bot.*");
        var meeting = scene.requested("abc-defg-hij");
        scene.deliver();
        scene.rows.clock.advance(Courier.KEPT.plusDays(1));
        scene.deliver();
        scene.says(meeting, MeetingStatus.ACTIVE);
        scene.deliver();
        assertThat(scene.receiver.heard()).hasSize(2);
        List<Long> numbers = scene.rows
                .database
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select sequence from webhook_events where meeting_id = :id order by sequence")
                        .bind("id", meeting.id().value())
                        .mapTo(Long.class)
                        .list());
        assertThat(numbers).containsExactly(1L, 2L);
    }

    @Test
    void aResendThatWaitsForAnErasureFindsNothingToSend() throws InterruptedException {
        var endpoint = scene.endpoint(scene.receiver.url(), "bot.requested");
        var meeting = scene.wholeCall("abc-defg-hij");
        scene.deliver();
        var delivery = scene.newest(endpoint).id();
        var resent = new CompletableFuture<ResendOutcome>();
        scene.rows.database.jdbi().useTransaction(handle -> {
            handle.execute(
                    "update webhook_events set payload = null where meeting_id = ?",
                    meeting.id().value());
            handle.execute(
                    "update webhook_deliveries set due_at = due_at where meeting_id = ?",
                    meeting.id().value());
            Thread.ofVirtual().start(() -> resent.complete(scene.webhooks.resend(scene.rows.account, delivery)));
            scene.awaitSomebodyWhoWaits();
        });
        assertThat(resent.orTimeout(20, TimeUnit.SECONDS).join()).isInstanceOf(ResendOutcome.Erased.class);
        assertThat(scene.newest(endpoint).status()).isEqualTo(Delivery.Status.DELIVERED);
    }

    @Test
    void aPageOfTheLogIsTheNewestFirst() {
        var endpoint = scene.endpoint(scene.receiver.url(), "bot.*");
        for (int i = 0; i < 5; i++) {
            scene.requested(code(i));
        }
        var all = scene.log(endpoint).stream().map(Delivery::id).toList();
        assertThat(all).isSortedAccordingTo(Comparator.reverseOrder()).hasSize(5);
        var page = new DeliveryPage(2, 1, Delivery.Status.PENDING);
        assertThat(deliveries.page(endpoint.id(), page))
                .extracting(Delivery::id)
                .isEqualTo(all.subList(1, 3));
        assertThat(deliveries.count(endpoint.id(), page)).isEqualTo(5);
        assertThat(deliveries.count(endpoint.id(), new DeliveryPage(2, 0, Delivery.Status.FAILED)))
                .isZero();
    }
}
