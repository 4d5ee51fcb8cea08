package com.vomeet.bot.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.page.MeetingPage.Outcome;
import com.vomeet.cdp.BrowserKind;
import com.vomeet.cdp.LaunchConfig;
import com.vomeet.contract.Platform;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a server may answer instead of the meeting's page. */
@Timeout(120)
final class LoadingIT {
    private final Fixtures fixtures = new Fixtures();
    private final Heard heard = new Heard();
    private BrowserMeetingPage page = page(NetworkSettling.within(NetworkSettling.PATIENCE));

    @AfterEach
    void close() {
        page.close();
        fixtures.close();
    }

    private BrowserMeetingPage page(NetworkSettling settling) {
        return new BrowserMeetingPage(
                LaunchConfig.of(BrowserKind.SHELL),
                CueSheet.load(Platform.GOOGLE_MEET, Optional.empty()),
                heard,
                settling);
    }

    private void open(String name) {
        assertThat(page.open(fixtures.page(name))).isEqualTo(new Outcome.Done());
    }

    @Test
    void anErrorOfTheServerThatThePageExplainsIsWhatThePageSays() {
        open("absent/late");
        heard.awaitStage(Stage.NOT_FOUND);
        assertThat(heard.losses).isEmpty();
    }

    @Test
    void aServerThatHasTooMuchToDoIsAskedAgain() {
        open("busy/meet");
        heard.awaitStage(Stage.PRE_JOIN);
        assertThat(heard.notes)
                .filteredOn(note -> note.startsWith("page.again: HTTP status 503"))
                .hasSize(2);
        assertThat(heard.losses).isEmpty();
        assertThat(page.join("Bot")).isEqualTo(new Outcome.Done());
    }

    /** As behind a network that swallows packets: the connection is taken, and nothing follows. */
    @Test
    void anAddressThatNeverAnswersIsALossOfThePageAndNotOfTheBrowser() throws Exception {
        page = page(NetworkSettling.within(Duration.ofSeconds(3)));
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var outcome = page.open(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/abc-defg-hij"));
            assertThat(outcome).isEqualTo(new Outcome.Gone(heard.awaitLoss()));
        }
        assertThat(heard.losses)
                .singleElement()
                .isInstanceOfSatisfying(
                        PageLoss.NotLoaded.class, loss -> assertThat(loss.why()).matches("no answer within [34] s"));
    }
}
