package com.vomeet.bot.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NetworkSettlingTest {
    private static final String CHANGED = "Failed to load resource: net::ERR_NETWORK_CHANGED";
    private final NetworkSettling settling = new NetworkSettling();

    @Test
    void aPageThatLostAScriptToAChangeIsLoadedAgain() {
        assertThat(settling.wantsAnotherLoad(CHANGED)).isTrue();
    }

    @Test
    void otherErrorsAreThePagesOwn() {
        assertThat(settling.wantsAnotherLoad("Failed to load resource: net::ERR_FAILED"))
                .isFalse();
    }

    @Test
    void severalLossesAtOnceAreOneReason() {
        settling.wantsAnotherLoad(CHANGED);
        assertThat(settling.wantsAnotherLoad(CHANGED)).isFalse();
        settling.loaded();
        assertThat(settling.wantsAnotherLoad(CHANGED)).isTrue();
    }

    @Test
    void aNetworkThatNeverSettlesIsNotWaitedForForEver() {
        for (var i = 0; i < 5; i++) {
            assertThat(settling.wantsAnotherLoad(CHANGED)).isTrue();
            settling.loaded();
        }
        assertThat(settling.wantsAnotherLoad(CHANGED)).isFalse();
    }

    @Test
    void whatTheBotHasBegunIsNotThrownAway() {
        settling.over();
        assertThat(settling.wantsAnotherLoad(CHANGED)).isFalse();
    }

    @Test
    void aNetworkThatIsNotThereYetIsTriedForAFewSeconds() {
        for (var i = 0; i < 12; i++) {
            assertThat(settling.mayComeSoon("net::ERR_NAME_NOT_RESOLVED")).isTrue();
        }
        assertThat(settling.mayComeSoon("net::ERR_NAME_NOT_RESOLVED")).isFalse();
    }

    @Test
    void aServerThatRefusesIsThere() {
        assertThat(settling.mayComeSoon("net::ERR_CONNECTION_REFUSED")).isFalse();
        assertThat(settling.wantsAnotherLoad("net::ERR_NAME_NOT_RESOLVED")).isFalse();
    }

    @Test
    void onceTheBotHasBegunNothingIsTriedAgain() {
        settling.over();
        assertThat(settling.mayComeSoon("net::ERR_NAME_NOT_RESOLVED")).isFalse();
    }
}
