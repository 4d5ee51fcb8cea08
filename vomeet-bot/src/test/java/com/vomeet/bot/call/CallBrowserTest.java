package com.vomeet.bot.call;

import static com.vomeet.bot.call.Rehearsal.ADA;
import static com.vomeet.bot.call.Rehearsal.BOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.page.MeetingPage.Outcome;
import com.vomeet.bot.page.PageLoss;
import com.vomeet.bot.page.Stage;
import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.Evidence;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A page that does not serve the browser. */
final class CallBrowserTest {
    private static final Evidence RAISED = new Evidence("bot.browser_raised", "seen");
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private static Rehearsal notServed() {
        return Rehearsal.begin().fact(new Fact.Opened(new Outcome.Done())).showing(Stage.BROWSER_NOT_SERVED, PATIENCE);
    }

    private static Rehearsal raised() {
        return notServed().fact(new Fact.Opened(new Outcome.Done()));
    }

    @Test
    void theNextHigherKindIsTriedOnce() {
        assertThat(notServed().done(Action.RaiseBrowser.class)).hasSize(1);
        assertThat(notServed().ended()).isFalse();
    }

    @Test
    void aWarningThatPassesWhileThePageLoadsIsNoReason() {
        var call = Rehearsal.begin().fact(new Fact.Opened(new Outcome.Done()));
        call.showing(Stage.BROWSER_NOT_SERVED, Duration.ofSeconds(4)).sees(Stage.PRE_JOIN);
        assertThat(call.after(Duration.ofSeconds(5)).done(Action.RaiseBrowser.class))
                .isEmpty();
    }

    @Test
    void withTheOtherBrowserTheWayInBeginsAnew() {
        var call = raised().sees(Stage.PRE_JOIN);
        assertThat(call.done(Action.Join.class)).hasSize(1);
        call.fact(new Fact.JoinTried(new Outcome.Done())).sees(Stage.LOBBY);
        assertThat(call.reported()).containsExactly("joining", "awaiting_admission");
    }

    @Test
    void whatTheManagerIsToldNextSaysThatTheBrowserIsAnother() {
        var call = raised().sees(Stage.LOBBY).sees(Stage.IN_CALL, BOT, ADA);
        call.after(Duration.ofSeconds(1)).sees(Stage.IN_CALL, BOT, ADA);
        assertThat(call.done(Action.Report.class))
                .filteredOn(report -> report.status() != MeetingStatus.JOINING)
                .hasSize(2)
                .allSatisfy(report -> assertThat(report.evidence()).contains(RAISED));
    }

    @Test
    void aHigherKindThatIsNotServedEitherIsTheEnd() {
        var call = raised().showing(Stage.BROWSER_NOT_SERVED, PATIENCE);
        assertThat(call.end().reason()).isEqualTo(EndReason.BLOCKED_BY_PLATFORM);
        assertThat(call.end().evidence()).contains(RAISED);
        assertThat(call.done(Action.RaiseBrowser.class)).hasSize(1);
    }

    @Test
    void whereThereIsNoHigherKindTheEndSaysWhy() {
        var call = notServed().fact(new Fact.NotRaised("there is none"));
        assertThat(call.end().reason()).isEqualTo(EndReason.BLOCKED_BY_PLATFORM);
        assertThat(call.end().message())
                .isEqualTo("the page says that it does not serve this browser, and there is none");
        assertThat(call.end().stage()).isEqualTo(MeetingStatus.JOINING);
    }

    @Test
    void lastWordsOfThePageBeforeAreNotHeard() {
        var call = notServed().sees(Stage.BROWSER_NOT_SERVED).sees(Stage.DENIED);
        assertThat(call.after(Duration.ofSeconds(30)).ended()).isFalse();
    }

    @Test
    void anotherBrowserThatNeverComesIsNotWaitedForWithoutEnd() {
        assertThat(notServed().after(Duration.ofSeconds(61)).ended()).isTrue();
    }

    @Test
    void anotherBrowserThatDoesNotStartIsSaidToBeSo() {
        var call = notServed().fact(new Fact.Opened(new Outcome.Gone(new PageLoss.BrowserNotStarted("no memory"))));
        assertThat(call.end().reason()).isEqualTo(EndReason.BROWSER_NOT_STARTED);
        assertThat(call.end().message()).contains("no memory");
    }

    @Test
    void aCallThatIsCalledBackMeanwhileEnds() {
        var call = notServed().fact(new Fact.LeaveWanted("command"));
        assertThat(call.end().reason()).isEqualTo(EndReason.STOPPED);
        assertThat(call.fact(new Fact.Opened(new Outcome.Done())).ended()).isTrue();
    }

    @Test
    void anAnswerToNoWishIsNotHeard() {
        var call = Rehearsal.lobby().fact(new Fact.NotRaised("nobody asked"));
        assertThat(call.ended()).isFalse();
    }
}
