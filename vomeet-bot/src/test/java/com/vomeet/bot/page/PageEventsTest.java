package com.vomeet.bot.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.speakers.SpeakerSample.Source;
import com.vomeet.cdp.Event;
import com.vomeet.contract.Platform;
import com.vomeet.contract.control.Evidence;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PageEventsTest {
    private final Heard heard = new Heard();
    private final PageEvents events = new PageEvents(
            heard, CueSheet.load(Platform.GOOGLE_MEET, Optional.empty()), URI.create("http://meetings.example/abc"));

    private void agent(String payload) {
        events.accept(new Event.BindingCalled(PageEvents.AGENT_BINDING, payload, 7));
    }

    private void capture(String payload) {
        events.accept(new Event.BindingCalled(PageEvents.CAPTURE_BINDING, payload, 1));
    }

    @Test
    void aSightingIsPassedOnAndNamesTheAgentsWorld() {
        assertThat(events.context()).isZero();
        agent("""
                {"type": "sighting", "at": 1000.5, "stage": "IN_CALL", "evidence": [["in_call.tile", "Ann"]],
                 "hints": [["lobby.alone", "You're the only one here"]],
                 "people": [{"id": "p1", "name": "Ann", "self": false}], "known": true, "status": 200}
                """);
        assertThat(heard.sightings)
                .containsExactly(new Sighting(
                        1000.5,
                        Stage.IN_CALL,
                        List.of(new Evidence("in_call.tile", "Ann")),
                        List.of(new Evidence("lobby.alone", "You're the only one here")),
                        List.of(new Person("p1", "Ann", false)),
                        true));
        assertThat(events.context()).isEqualTo(7);
    }

    @Test
    void anErrorOfTheServerCountsWhereThePageSaysNothingWeKnowForThreeSeconds() {
        answered(404, 0, "LOADING");
        answered(404, 1_000, "UNKNOWN");
        answered(404, 3_999, "UNKNOWN");
        assertThat(events.takeRefusal()).isEmpty();
        answered(404, 4_000, "UNKNOWN");
        assertThat(events.takeRefusal()).hasValue(404);
        assertThat(events.takeRefusal()).as("said once").isEmpty();
    }

    @Test
    void anErrorThatThePageHasNoWordsForCountsAfterTenSeconds() {
        answered(500, 0, "LOADING");
        answered(500, 9_999, "LOADING");
        assertThat(events.takeRefusal()).isEmpty();
        answered(500, 10_000, "LOADING");
        assertThat(events.takeRefusal()).hasValue(500);
    }

    @Test
    void aPageThatWasUnderstoodIsNoErrorOfTheServerUntilAnotherComes() {
        answered(404, 0, "UNKNOWN");
        answered(404, 1_000, "NOT_FOUND");
        answered(404, 60_000, "UNKNOWN");
        assertThat(events.takeRefusal()).isEmpty();
        navigated("http://meetings.example/abc");
        answered(404, 0, "UNKNOWN");
        answered(404, 3_000, "UNKNOWN");
        assertThat(events.takeRefusal()).hasValue(404);
    }

    @Test
    void whatThePageBeforeStillSaysIsNoErrorOfTheOneThatIsLoaded() {
        answered(503, 0, "UNKNOWN");
        events.loadBegins();
        answered(503, 5_000, "UNKNOWN");
        assertThat(events.takeRefusal()).isEmpty();
    }

    @Test
    void anAnswerWithoutAnErrorIsNone() {
        answered(200, 0, "UNKNOWN");
        answered(200, 60_000, "UNKNOWN");
        assertThat(events.takeRefusal()).isEmpty();
    }

    private void answered(int status, int at, String stage) {
        agent("{\"type\": \"sighting\", \"at\": " + at + ", \"stage\": \"" + stage + "\", \"status\": " + status + "}");
    }

    @Test
    void marksGoWithTheSamplesThatFollow() {
        agent("{\"type\": \"marks\", \"at\": 1, \"ids\": [\"p1\", \"p2\"]}");
        var pcm = Base64.getEncoder().encodeToString(new byte[3200]);
        capture(
                "{\"type\": \"frame\", \"first\": 16000, \"ahead\": 5000, \"at\": 6105, \"sources\": [[0, 4711, 0.5]], \"pcm\": \""
                        + pcm + "\"}");
        assertThat(heard.samples).singleElement().satisfies(sample -> {
            assertThat(sample.atMillis()).isEqualTo(6105);
            assertThat(sample.sources()).containsExactly(new Source(0, 4711, 0.5));
            assertThat(sample.marked()).containsExactly("p1", "p2");
        });
        assertThat(heard.frames)
                .singleElement()
                .satisfies(frame -> assertThat(frame.atMillis()).isEqualTo(6000));
    }

    @Test
    void aSourceWhosePacketsDoNotSayHowLoudTheyAreIsAsLoudAsTheSound() {
        var half = new byte[3200];
        for (var i = 1; i < half.length; i += 2) {
            half[i] = 0x40;
        }
        var pcm = Base64.getEncoder().encodeToString(half);
        capture(
                "{\"type\": \"frame\", \"first\": 0, \"ahead\": 0, \"at\": 0, \"sources\": [[0, 4711, null]], \"pcm\": \""
                        + pcm + "\"}");
        assertThat(heard.samples)
                .singleElement()
                .satisfies(sample -> assertThat(sample.sources()).containsExactly(new Source(0, 4711, 0.5)));
    }

    @Test
    void aNewDocumentHasNoAgentAndNoMarksYet() {
        agent("{\"type\": \"marks\", \"at\": 1, \"ids\": [\"p1\"]}");
        events.accept(new Event.FrameNavigated("F", "", "http://meetings.example/abc", ""));
        assertThat(events.context()).isZero();
    }

    private void navigated(String url) {
        events.accept(new Event.FrameNavigated("F", "", url, ""));
    }

    @Test
    void anErrorPageIsALossUnlessWhoeverLoadsThePageMayTryAgain() {
        events.loadBegins();
        navigated("about:blank");
        navigated("chrome-error://chromewebdata/");
        assertThat(events.isLoading()).isTrue();
        assertThat(heard.losses).isEmpty();
        navigated("http://meetings.example/abc");
        assertThat(events.isLoading()).isFalse();
        navigated("chrome-error://chromewebdata/");
        assertThat(heard.losses).singleElement().isInstanceOf(PageLoss.NotLoaded.class);
    }

    @Test
    void framesInsideThePageMayGoWhereTheyLike() {
        events.accept(new Event.FrameNavigated("F", "", "http://meetings.example/abc", ""));
        events.accept(new Event.FrameNavigated("G", "F", "https://elsewhere.example/", ""));
        assertThat(heard.losses).isEmpty();
    }

    @Test
    void afterALossNothingFollows() {
        events.accept(new Event.Crashed());
        events.accept(new Event.Detached("closed"));
        agent("{\"type\": \"sighting\", \"stage\": \"IN_CALL\"}");
        events.lose(new PageLoss.BrowserLost("later"));
        events.note("late", "note");
        assertThat(heard.losses).containsExactly(new PageLoss.PageCrashed());
        assertThat(heard.sightings).isEmpty();
        assertThat(heard.notes).isEmpty();
        assertThat(events.loss()).contains(new PageLoss.PageCrashed());
    }

    @Test
    void ourOwnEndIsNoLoss() {
        events.silence();
        events.lose(new PageLoss.BrowserLost("closed by us"));
        assertThat(heard.losses).isEmpty();
    }

    @Test
    void faultsAndErrorsOfThePageAreNoted() {
        agent("{\"type\": \"fault\", \"text\": \"bad selector\"}");
        agent("what?");
        capture("{\"type\": \"note\", \"what\": \"audio.track\", \"detail\": \"0 of 1\"}");
        capture("{\"type\": \"frame\", \"pcm\": \"AAAA\"}");
        capture("{\"type\": \"song\"}");
        events.accept(new Event.Logged("error", "Refused", "http://x/"));
        events.accept(new Event.Logged("info", "hello", "http://x/"));
        events.accept(new Event.ScriptFailed("Error: no"));
        events.accept(new Event.DialogOpened("alert", "hi"));
        assertThat(heard.notes)
                .hasSize(8)
                .contains(
                        "agent.fault: bad selector",
                        "audio.track: 0 of 1",
                        "audio.message: a frame of 3 bytes",
                        "audio.message: not understood",
                        "page.error: Refused http://x/",
                        "page.script: Error: no",
                        "page.dialog: alert: hi");
        assertThat(heard.frames).isEmpty();
    }
}
