package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Secret;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.webhook.Webhooks.SigningKeys;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EndpointsIT {
    private static final URI URL = URI.create("https://example.com/hook");
    private final WebhookScene scene = new WebhookScene();
    private final AccountId account = scene.rows.account;

    @AfterEach
    void close() {
        scene.close();
    }

    private static EndpointWish wish() {
        return new EndpointWish(URL, "mine", EventFilter.ALL, BodyFormat.ENVELOPE, true);
    }

    private SigningSecrets signing(Endpoint endpoint) {
        return new EndpointSecrets(scene.rows.database.jdbi(), new SecretBox(RealParts.SIGNING, null), scene.rows.clock)
                .of(endpoint.id(), scene.rows.clock.instant())
                .orElseThrow();
    }

    private @Nullable Secret before(Endpoint endpoint) {
        return signing(endpoint).before();
    }

    @Test
    void anEndpointIsWhatWasWishedFor() {
        var made = scene.made(wish());
        assertThat(made.endpoint().wish()).isEqualTo(wish());
        assertThat(scene.webhooks.endpoints().of(account)).containsExactly(made.endpoint());
        assertThat(signing(made.endpoint())).isEqualTo(new SigningSecrets(made.secret(), null));
    }

    @Test
    void anotherAccountSeesNothingOfIt() {
        var made = scene.made(wish()).endpoint();
        var other = scene.rows.accounts.create("Eve", 0).account().id();
        var endpoints = scene.webhooks.endpoints();
        assertThat(endpoints.of(other)).isEmpty();
        assertThat(endpoints.find(other, made.id())).isEmpty();
        assertThat(endpoints.change(other, made.id(), wish())).isEmpty();
        assertThat(endpoints.delete(other, made.id())).isFalse();
        assertThat(endpoints.rotate(other, made.id(), null, Duration.ZERO)).isEmpty();
        assertThat(scene.webhooks.resend(other, 1)).isInstanceOf(ResendOutcome.Unknown.class);
    }

    @Test
    void ofManyAtOnceNotOneTooManyIsMade() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < Endpoints.MOST + 8; i++) {
                threads.execute(() -> scene.webhooks.endpoints().create(account, wish(), null));
            }
        }
        assertThat(scene.webhooks.endpoints().of(account)).hasSize(Endpoints.MOST);
    }

    @Test
    void aChangedSecretOverlapsWithTheOneBefore() {
        var first = scene.made(wish());
        var second = scene.webhooks
                .endpoints()
                .rotate(account, first.endpoint().id(), null, Duration.ofHours(1))
                .orElseThrow();
        assertThat(second.secret()).isNotEqualTo(first.secret());
        assertThat(second.endpoint().overlapUntil())
                .isEqualTo(scene.rows.clock.instant().plus(Duration.ofHours(1)));
        assertThat(signing(second.endpoint())).isEqualTo(new SigningSecrets(second.secret(), first.secret()));
        scene.rows.clock.advance(Duration.ofHours(1));
        assertThat(before(second.endpoint())).isNull();
    }

    @Test
    void aSecretMayBeGivenAndCountAtOnce() {
        var first = scene.made(wish());
        var given = Secret.of("a-secret-of-the-owner");
        scene.webhooks.endpoints().rotate(account, first.endpoint().id(), given, Duration.ZERO);
        assertThat(signing(first.endpoint())).isEqualTo(new SigningSecrets(given, null));
    }

    @Test
    void aCallIsSignedByBothSecretsWhileBothCount() throws InterruptedException {
        var first = scene.made(new EndpointWish(scene.receiver.url(), null, EventFilter.ALL, BodyFormat.CLASSIC, true));
        var second = scene.webhooks
                .endpoints()
                .rotate(account, first.endpoint().id(), null, Duration.ofHours(1))
                .orElseThrow();
        scene.requested("abc-defg-hij");
        scene.deliver();
        var call = scene.receiver.calls().getFirst();
        var both = new SigningSecrets(second.secret(), first.secret());
        assertThat(call.timed()).isEqualTo(both.timed(scene.rows.clock.instant(), call.bytes()));
        assertThat(call.signature()).isEqualTo(new SigningSecrets(first.secret(), null).classic(call.bytes()));
    }

    @Test
    void aNewSecretSignsAlthoughTheSigningKeyOfTheOneBeforeIsLost() {
        var first = scene.made(wish());
        var lost =
                new SecretBox(Secret.of("a-signing-key-that-nobody-has-any-more"), null).seal(first.secret(), account);
        scene.rows.database.jdbi().useHandle(handle -> handle.execute("update webhook_endpoints set secret = ?", lost));
        var second = scene.webhooks
                .endpoints()
                .rotate(account, first.endpoint().id(), null, Duration.ofHours(1))
                .orElseThrow();
        assertThat(signing(second.endpoint())).isEqualTo(new SigningSecrets(second.secret(), null));
    }

    @Test
    void whatWaitsForAnEndpointThatIsSwitchedOffIsGivenUp() {
        var endpoint = scene.endpoint(URL, "*");
        var off = new EndpointWish(URL, null, EventFilter.ALL, BodyFormat.CLASSIC, false);
        scene.requested("abc-defg-hij");
        assertThat(scene.webhooks.endpoints().change(account, endpoint.id(), off))
                .isPresent();
        scene.requested("abc-defg-hik");
        assertThat(scene.log(endpoint)).singleElement().satisfies(delivery -> {
            assertThat(delivery.status()).isEqualTo(Delivery.Status.FAILED);
            assertThat(delivery.log().getLast().error()).isEqualTo("the endpoint was switched off");
        });
    }

    @Test
    void anEndpointGoesWithItsLog() {
        var endpoint = scene.endpoint(URL, "*");
        scene.requested("abc-defg-hij");
        assertThat(scene.webhooks.endpoints().delete(account, endpoint.id())).isTrue();
        assertThat(scene.log(endpoint)).isEmpty();
    }

    @Test
    void theAccountsOwnAddressIsAnEndpointThatHearsWhatTheFirstVomeetSent() throws InterruptedException {
        var own = scene.webhooks.own();
        assertThat(own.url(account)).isEmpty();
        own.setUrl(account, scene.receiver.url());
        scene.wholeCall("abc-defg-hij");
        scene.says(scene.requested("abc-defg-hik"), MeetingStatus.FAILED);
        scene.deliver();
        scene.rows.clock.advance(Duration.ofMinutes(1));
        scene.deliver();
        assertThat(scene.receiver.heard())
                .containsExactlyInAnyOrder(
                        "abc-defg-hij bot.joining",
                        "abc-defg-hij bot.active",
                        "abc-defg-hij bot.ended",
                        "abc-defg-hij transcript.ready",
                        "abc-defg-hik bot.failed",
                        "abc-defg-hik bot.ended",
                        "abc-defg-hik transcript.ready");
        assertThat(own.urls(List.of(account))).isEqualTo(Map.of(account, scene.receiver.url()));
        own.setUrl(account, null);
        scene.wholeCall("abc-defg-hil");
        assertThat(scene.deliver()).isZero();
        assertThat(own.url(account)).isEmpty();
        assertThat(scene.webhooks.endpoints().of(account)).isEmpty();
    }

    @Test
    void theAccountsOwnSecretIsThereBeforeItsAddressAndStaysAfterIt() {
        var own = scene.webhooks.own();
        own.setSecret(account, Secret.of("set by the operator"));
        assertThat(scene.webhooks.endpoints().of(account)).isEmpty();
        own.setUrl(account, URL);
        own.setUrl(account, null);
        own.setUrl(account, URL);
        var endpoint = scene.webhooks.endpoints().of(account).getFirst();
        assertThat(signing(endpoint).current()).isEqualTo(Secret.of("set by the operator"));
        own.renewSecret(account);
        assertThat(signing(endpoint).current()).isNotEqualTo(Secret.of("set by the operator"));
    }

    @Test
    void afterAChangeOfTheSigningKeySecretsAreSealedWithTheNewOne() {
        var made = scene.made(wish());
        var key = Secret.of("another-signing-key-0123456789abcdef");
        try (var next = Webhooks.of(
                scene.rows.database.jdbi(),
                new SigningKeys(key, RealParts.SIGNING),
                new AddressGuard(List.of()),
                _ -> List.of(),
                scene.rows.clock)) {
            next.start();
        }
        var opened = new EndpointSecrets(scene.rows.database.jdbi(), new SecretBox(key, null), scene.rows.clock)
                .of(made.endpoint().id(), scene.rows.clock.instant());
        assertThat(opened).contains(new SigningSecrets(made.secret(), null));
    }
}
