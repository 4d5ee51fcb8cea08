package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.webhook.Receiver.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CourierIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Of one endpoint no more calls are made at once. */
    private static final int EACH = 8;

    private static final List<String> WHOLE =
            List.of("bot.requested", "bot.joining", "bot.active", "bot.ended", "transcript.ready");

    private final WebhookScene scene = new WebhookScene();

    @AfterEach
    void close() {
        scene.close();
    }

    private static List<String> of(String code) {
        return WHOLE.stream().map(event -> code + " " + event).toList();
    }

    /** The last words come half a minute after the end at the latest. */
    private void untilTheTextIsThere() {
        scene.rows.clock.advance(ReadyTranscripts.PATIENCE);
    }

    @Test
    void aWholeCallIsToldInItsOrderAndEachEventOnce() throws InterruptedException {
        scene.endpoint(scene.receiver.url(), "*");
        scene.wholeCall("abc-defg-hij");
        untilTheTextIsThere();
        scene.deliver();
        assertThat(scene.receiver.heard()).isEqualTo(of("abc-defg-hij"));
        scene.rows.clock.advance(Duration.ofHours(2));
        assertThat(scene.deliver()).isZero();
    }

    @Test
    void whatFailsIsSentAgainLaterAndWhatFollowsWaitsForIt() throws InterruptedException {
        scene.endpoint(scene.receiver.url(), "*");
        scene.receiver.answers(503);
        scene.wholeCall("abc-defg-hij");
        untilTheTextIsThere();
        scene.deliver();
        assertThat(scene.receiver.heard()).containsExactly("abc-defg-hij bot.requested");
        scene.receiver.answers(200);
        assertThat(scene.deliver()).isZero();
        scene.rows.clock.advance(Duration.ofSeconds(6));
        scene.deliver();
        assertThat(scene.receiver.heard())
                .startsWith("abc-defg-hij bot.requested")
                .endsWith(of("abc-defg-hij").toArray(String[]::new));
        assertThat(scene.receiver.calls().get(0).delivery())
                .isEqualTo(scene.receiver.calls().get(1).delivery());
    }

    @Test
    void anotherMeetingDoesNotWait() throws InterruptedException {
        scene.endpoint(scene.receiver.url(), "bot.*");
        scene.receiver.answers(call -> new Answer(call.what().startsWith("abc-defg-hij") ? 400 : 204, ""));
        scene.wholeCall("abc-defg-hij");
        scene.wholeCall("abc-defg-hik");
        scene.deliver();
        assertThat(scene.receiver.heard())
                .containsOnlyOnce(
                        "abc-defg-hij bot.requested",
                        "abc-defg-hik bot.requested",
                        "abc-defg-hik bot.joining",
                        "abc-defg-hik bot.active",
                        "abc-defg-hik bot.ended")
                .hasSize(5);
    }

    @Test
    void anEndpointThatIsAwayForADayLosesNothing() throws InterruptedException {
        scene.endpoint(scene.receiver.url(), "*");
        scene.receiver.answers(500);
        scene.wholeCall("abc-defg-hij");
        for (int hour = 0; hour < 24; hour++) {
            scene.deliver();
            scene.rows.clock.advance(Duration.ofHours(1));
        }
        scene.receiver.answers(200);
        scene.deliver();
        assertThat(scene.receiver.heard()).endsWith(of("abc-defg-hij").toArray(String[]::new));
    }

    /** A receiver that does not know an event would hear nothing else of the meeting for a day. */
    @Test
    void whatIsRefusedThriceIsNotWaitedForAnyMoreAndIsSentAgainAllTheSame() throws InterruptedException {
        var endpoint = scene.endpoint(scene.receiver.url(), "bot.requested", "bot.joining");
        scene.receiver.answers(call -> new Answer(call.event().equals("bot.requested") ? 422 : 200, "which event?"));
        scene.says(scene.requested("abc-defg-hij"), MeetingStatus.JOINING);
        for (var refusals = 1; refusals < 3; refusals++) {
            scene.deliver();
            assertThat(scene.receiver.heard())
                    .containsOnly("abc-defg-hij bot.requested")
                    .hasSize(refusals);
            scene.rows.clock.advance(Duration.ofMinutes(1));
        }
        scene.deliver();
        assertThat(scene.receiver.heard()).endsWith("abc-defg-hij bot.joining").hasSize(4);
        scene.receiver.answers(200);
        scene.rows.clock.advance(Duration.ofMinutes(1));
        scene.deliver();
        assertThat(scene.receiver.heard())
                .endsWith("abc-defg-hij bot.requested")
                .hasSize(5);
        assertThat(scene.log(endpoint)).allMatch(one -> one.status() == Delivery.Status.DELIVERED);
    }

    /** A proxy may refuse once while the program behind it comes up again. */
    @Test
    void whatFailedForAnotherReasonIsNoRefusal() throws InterruptedException {
        scene.endpoint(scene.receiver.url(), "bot.requested", "bot.joining");
        scene.says(scene.requested("abc-defg-hij"), MeetingStatus.JOINING);
        for (var status : new int[] {503, 503, 404}) {
            scene.receiver.answers(status);
            scene.deliver();
            scene.rows.clock.advance(Duration.ofMinutes(10));
        }
        assertThat(scene.receiver.heard())
                .containsOnly("abc-defg-hij bot.requested")
                .hasSize(3);
    }

    @Test
    void afterADayItIsGivenUpAndTheLogSaysWhy() throws InterruptedException {
        var endpoint = scene.endpoint(scene.receiver.url(), "bot.requested");
        scene.receiver.answers(_ -> new Answer(500, "no\u0000 room\n here"));
        scene.requested("abc-defg-hij");
        scene.deliver();
        assertThat(scene.newest(endpoint).status()).isEqualTo(Delivery.Status.PENDING);
        scene.rows.clock.advance(Duration.ofHours(24));
        scene.deliver();
        var delivery = scene.newest(endpoint);
        assertThat(delivery.status()).isEqualTo(Delivery.Status.FAILED);
        assertThat(delivery.attempts()).isEqualTo(2);
        assertThat(delivery.nextAttemptAt()).isNull();
        assertThat(delivery.log()).hasSize(2).last().satisfies(attempt -> {
            assertThat(attempt.statusCode()).isEqualTo(500);
            assertThat(attempt.answer()).isEqualTo("no room here");
        });
        assertThat(scene.webhooks.counters().givenUp()).isEqualTo(1);
    }

    @Test
    void whenAnEndpointAnswersAgainEverythingThatWaitsForItLeaves() throws InterruptedException {
        scene.endpoint(scene.receiver.url(), "bot.requested");
        scene.receiver.answers(500);
        for (var code : List.of("abc-defg-hia", "abc-defg-hib", "abc-defg-hic")) {
            scene.requested(code);
        }
        for (int i = 0; i < 8; i++) {
            scene.deliver();
            scene.rows.clock.advance(Duration.ofMinutes(10));
        }
        scene.receiver.answers(200);
        scene.requested("abc-defg-hid");
        scene.deliver();
        var heard = scene.receiver.heard();
        assertThat(heard.subList(heard.size() - 4, heard.size()))
                .containsExactlyInAnyOrder(
                        "abc-defg-hia bot.requested",
                        "abc-defg-hib bot.requested",
                        "abc-defg-hic bot.requested",
                        "abc-defg-hid bot.requested");
    }

    @Test
    void aCallThatWasMadeAndNotWrittenDownIsMadeAgainUnderTheSameId() throws InterruptedException {
        scene.endpoint(scene.receiver.url(), "bot.requested");
        scene.requested("abc-defg-hij");
        // A manager that dies after its claim.
        var claimed = new Deliveries(scene.rows.database.jdbi())
                .claim(new Deliveries.Wanted(false, 10, 10, new HashMap<>()), scene.rows.clock.instant());
        assertThat(claimed).hasSize(1);
        assertThat(scene.deliver()).isZero();
        scene.rows.clock.advance(Deliveries.LEASE);
        assertThat(scene.deliver()).isEqualTo(1);
        assertThat(scene.receiver.calls().getFirst().delivery())
                .isEqualTo(Long.toString(claimed.getFirst().delivery()));
    }

    @Test
    void whoHasLostItsClaimIsNotListenedTo() throws InterruptedException {
        var endpoint = scene.endpoint(scene.receiver.url(), "bot.requested");
        scene.requested("abc-defg-hij");
        var deliveries = new Deliveries(scene.rows.database.jdbi());
        var lost = deliveries
                .claim(new Deliveries.Wanted(false, 10, 10, new HashMap<>()), scene.rows.clock.instant())
                .getFirst();
        scene.rows.clock.advance(Deliveries.LEASE);
        scene.receiver.answers(500);
        scene.deliver();
        var late = Attempt.of(new Reply.Answered(200, ""), scene.rows.clock.instant(), 1);
        assertThat(deliveries.delivered(lost, late, scene.rows.clock.instant())).isFalse();
        assertThat(scene.newest(endpoint).status()).isEqualTo(Delivery.Status.PENDING);
    }

    @Test
    void anyNumberOfManagersSendEachEventOnce() throws InterruptedException {
        scene.endpoint(scene.receiver.url(), "*");
        var codes = List.of("abc-defg-hia", "abc-defg-hib", "abc-defg-hic", "abc-defg-hid", "abc-defg-hie");
        codes.forEach(scene::wholeCall);
        untilTheTextIsThere();
        try (var other = scene.webhooks(new AddressGuard(WebhookScene.LOOPBACK));
                var third = scene.webhooks(new AddressGuard(WebhookScene.LOOPBACK));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : List.of(scene.webhooks, other, third)) {
                threads.execute(() -> deliverFiftyTimes(each));
            }
        }
        scene.deliver();
        for (var code : codes) {
            assertThat(scene.receiver.heard())
                    .filteredOn(what -> what.startsWith(code))
                    .isEqualTo(of(code));
        }
        assertThat(scene.receiver.heard()).hasSize(codes.size() * WHOLE.size());
    }

    /** One that finds everything taken looks again until the others are done. */
    private static void deliverFiftyTimes(Webhooks webhooks) {
        try {
            for (int i = 0; i < 50; i++) {
                webhooks.deliverDue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** So many calls, each about a meeting of its own. */
    private void requested(int many) {
        for (int i = 0; i < many; i++) {
            scene.requested("abc-defg-h" + (char) ('a' + i / 26) + (char) ('a' + i % 26));
        }
    }

    /** Notes that a call has come and answers it when it is let go. */
    private static Receiver.Answering held(Semaphore came, CountDownLatch release) {
        return _ -> {
            came.release();
            release.await();
            return new Answer(200, "");
        };
    }

    private static void await(Semaphore came, int calls) throws InterruptedException {
        assertThat(came.tryAcquire(calls, PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("%d calls have come", calls)
                .isTrue();
    }

    @Test
    void anEndpointThatDoesNotAnswerHoldsUpNobodyElse() throws InterruptedException {
        var release = new CountDownLatch(1);
        var heard = new Semaphore(0);
        try (var slow = new Receiver()) {
            slow.answers(held(new Semaphore(0), release));
            scene.endpoint(slow.url(), "bot.requested");
            scene.endpoint(scene.receiver.url(), "bot.requested");
            scene.receiver.answers(_ -> {
                heard.release();
                return new Answer(200, "");
            });
            requested(30);
            scene.webhooks.start();
            await(heard, 30);
            assertThat(slow.calls()).hasSizeLessThanOrEqualTo(EACH);
        } finally {
            release.countDown();
        }
    }

    @Test
    void ofOneEndpointOnlySoManyCallsAreMadeAtOnce() throws InterruptedException {
        var release = new CountDownLatch(1);
        var came = new Semaphore(0);
        var endpoint = scene.endpoint(scene.receiver.url(), "bot.requested");
        try (var other = new Receiver()) {
            scene.receiver.answers(held(came, release));
            requested(40);
            scene.webhooks.start();
            await(came, EACH);
            // What waits was there before, and would have left before what comes now.
            scene.endpoint(other.url(), "bot.active");
            var later = scene.requested("abc-defg-zzz");
            scene.says(later, MeetingStatus.ACTIVE);
            Awaitility.await().atMost(PATIENCE).until(() -> !other.calls().isEmpty());
            assertThat(scene.receiver.calls()).hasSize(EACH);
        } finally {
            release.countDown();
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(scene.log(endpoint))
                        .hasSize(41)
                        .extracting(Delivery::status)
                        .containsOnly(Delivery.Status.DELIVERED));
    }

    @Test
    void nobodyIsCalledAtAnAddressThatDoesNotAnswerMoreThanOnceAtATime() throws InterruptedException {
        var port = scene.receiver.port();
        scene.receiver.close();
        var endpoint = scene.endpoint(URI.create("http://127.0.0.1:" + port + "/"), "bot.*");
        var meeting = scene.requested("abc-defg-hij");
        scene.deliver();
        scene.says(meeting, MeetingStatus.ACTIVE);
        assertThat(scene.log(endpoint).getLast().log().getFirst().error()).isEqualTo("no connection");
        assertThat(scene.webhooks
                        .endpoints()
                        .find(scene.rows.account, endpoint.id())
                        .orElseThrow()
                        .failingSince())
                .isNotNull();
        try (var back = new Receiver(port)) {
            scene.rows.clock.advance(Duration.ofSeconds(6));
            scene.deliver();
            assertThat(back.heard()).containsExactly("abc-defg-hij bot.requested", "abc-defg-hij bot.active");
        }
        assertThat(scene.webhooks
                        .endpoints()
                        .find(scene.rows.account, endpoint.id())
                        .orElseThrow()
                        .failingSince())
                .isNull();
    }
}
