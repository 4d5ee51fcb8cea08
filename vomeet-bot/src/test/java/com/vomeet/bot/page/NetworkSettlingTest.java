package com.vomeet.bot.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.call.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkSettlingTest {
    private static final String CHANGED = "Failed to load resource: net::ERR_NETWORK_CHANGED";
    private static final String NO_NAME = "net::ERR_NAME_NOT_RESOLVED";
    private Instant now = Instant.EPOCH;
    private final NetworkSettling settling =
            new NetworkSettling(NetworkSettling.PATIENCE, Duration.ofMillis(500), () -> now);

    @BeforeEach
    void begin() {
        settling.begins();
    }

    /** Until nothing is tried any more; each try takes as long as is said. */
    private List<Duration> pauses(Duration each) {
        var pauses = new ArrayList<Duration>();
        while (true) {
            now = now.plus(each);
            var pause = settling.pauseAfter(NO_NAME);
            if (pause.isEmpty()) {
                return pauses;
            }
            pauses.add(pause.get());
            now = now.plus(pause.get());
        }
    }

    @Test
    void aNetworkThatComesFifteenSecondsLateIsReachedSoonAfterwards() {
        var waited = Duration.ZERO;
        for (var pause : pauses(Duration.ZERO)) {
            if (waited.compareTo(Duration.ofSeconds(15)) >= 0) {
                break;
            }
            waited = waited.plus(pause);
        }
        assertThat(waited).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(18));
    }

    @Test
    void thePausesGrow() {
        assertThat(pauses(Duration.ZERO))
                .startsWith(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3))
                .endsWith(Duration.ofSeconds(3), Duration.ofSeconds(3));
    }

    @Test
    void noTryBeginsAfterThePatience() {
        var from = now;
        assertThat(pauses(Duration.ofSeconds(5))).hasSize(4);
        assertThat(Duration.between(from, now)).isLessThan(NetworkSettling.PATIENCE.plusSeconds(5));
    }

    @Test
    void theCallHasPatienceForTheBrowsersStartAndTheLastTryToo() {
        assertThat(NetworkSettling.PATIENCE.multipliedBy(2)).isLessThanOrEqualTo(Patience.USUAL.opening());
    }

    @Test
    void aTryThatIsNotAnsweredIsGivenUpWhileTheCallStillWaitsForThePage() {
        assertThat(settling.limit()).isEqualTo(Duration.ofSeconds(40));
        pauses(Duration.ofSeconds(5));
        assertThat(settling.limit()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(15));
    }

    @Test
    void aPageThatIsLoadedAnewHasAllItsPatience() {
        pauses(Duration.ZERO);
        settling.begins();
        assertThat(settling.pauseAfter(NO_NAME)).contains(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "net::ERR_NETWORK_CHANGED",
                "net::ERR_NAME_RESOLUTION_FAILED",
                "net::ERR_INTERNET_DISCONNECTED",
                "net::ERR_ADDRESS_UNREACHABLE",
                "net::ERR_CONNECTION_REFUSED",
                "net::ERR_CONNECTION_RESET",
                "net::ERR_CONNECTION_TIMED_OUT",
                "net::ERR_PROXY_CONNECTION_FAILED",
                "net::ERR_TIMED_OUT"
            })
    void whatANetworkThatIsNotReadySaysIsTriedAgain(String error) {
        assertThat(settling.pauseAfter(error)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "net::ERR_CERT_AUTHORITY_INVALID",
                "net::ERR_CERT_DATE_INVALID",
                "net::ERR_SSL_PROTOCOL_ERROR",
                "net::ERR_INVALID_URL",
                "net::ERR_UNSAFE_PORT",
                "net::ERR_BLOCKED_BY_CLIENT",
                "net::ERR_TOO_MANY_REDIRECTS",
                "net::ERR_ABORTED"
            })
    void whatNoNetworkCuresIsFinal(String error) {
        assertThat(settling.pauseAfter(error)).isEmpty();
    }

    @Test
    void aPageThatLostAScriptToAChangeIsLoadedAgain() {
        assertThat(settling.lostToChange(CHANGED)).isTrue();
    }

    @Test
    void otherErrorsAreThePagesOwn() {
        assertThat(settling.lostToChange("Failed to load resource: net::ERR_FAILED"))
                .isFalse();
        assertThat(settling.lostToChange(NO_NAME)).isFalse();
    }

    @Test
    void aNetworkThatNeverSettlesIsNotWaitedForForEver() {
        for (var i = 0; i < 5; i++) {
            assertThat(settling.lostToChange(CHANGED)).isTrue();
        }
        assertThat(settling.lostToChange(CHANGED)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void aServerThatHasTooMuchToDoIsAskedAgainSomeTimes(int status) {
        var pauses = Stream.generate(() -> settling.pauseAfterStatus(status)).limit(6);
        assertThat(pauses.flatMap(Optional::stream).map(Duration::toMillis))
                .containsExactly(500L, 1000L, 2000L, 3000L, 3000L);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    void whatAServerMeansIsFinal(int status) {
        assertThat(settling.pauseAfterStatus(status)).isEmpty();
    }

    @Test
    void whatTheBotHasBegunIsNotThrownAway() {
        settling.over();
        assertThat(settling.lostToChange(CHANGED)).isFalse();
        assertThat(settling.pauseAfter(NO_NAME)).isEmpty();
        assertThat(settling.pauseAfterStatus(503)).isEmpty();
    }
}
