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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What passes at the door when it is tried again. */
final class CallRetryTest {
    private static final Duration VERDICT = Duration.ofMillis(500);
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration SECOND = Duration.ofSeconds(15);
    private static final Fact OPENED = new Fact.Opened(new Outcome.Done());
    private static final Fact BOUNCED = new Fact.PageGone(new PageLoss.NavigatedAway("start.example"));

    private static Rehearsal blocked() {
        return Rehearsal.preJoin()
                .fact(new Fact.JoinTried(new Outcome.Done()))
                .sees(Stage.BLOCKED)
                .after(VERDICT);
    }

    private static int loads(Rehearsal call) {
        return call.done(Action.OpenAgain.class).size();
    }

    private static Rehearsal knock(Rehearsal call) {
        return call.fact(OPENED).sees(Stage.PRE_JOIN).fact(new Fact.JoinTried(new Outcome.Done()));
    }

    @Test
    void aRefusalThatMayPassIsTriedAgainAfterFiveSecondsAndThenAfterFifteen() {
        var call = blocked();
        assertThat(loads(call.after(FIRST.minusMillis(1)))).isZero();
        assertThat(loads(call.after(Duration.ofMillis(1)))).isOne();
        call.fact(OPENED).sees(Stage.BLOCKED).after(VERDICT);
        assertThat(loads(call.after(SECOND.minusMillis(1)))).isOne();
        assertThat(loads(call.after(Duration.ofMillis(1)))).isEqualTo(2);
    }

    @Test
    void aRefusalThatStaysIsTheEndAndTellsHowOftenItWasTried() {
        var call = blocked().after(FIRST).fact(OPENED).sees(Stage.BLOCKED).after(VERDICT);
        call.after(SECOND).fact(OPENED).sees(Stage.BLOCKED).after(VERDICT);
        assertThat(call.end().reason()).isEqualTo(EndReason.BLOCKED_BY_PLATFORM);
        assertThat(call.end().message()).isEqualTo("the page says that the bot may not join, tried 3 times");
        assertThat(call.end().evidence())
                .filteredOn(one -> one.cue().equals("bot.tried_again"))
                .hasSize(2);
        assertThat(loads(call)).isEqualTo(2);
    }

    @Test
    void whoeverGetsInTheSecondTimeSaysThatItWasTheSecond() {
        var call = knock(blocked().after(FIRST)).showing(Stage.IN_CALL, Duration.ofSeconds(2), BOT, ADA);
        assertThat(call.reported()).containsExactly("joining", "active");
        assertThat(call.done(Action.Report.class).getLast().evidence())
                .contains(new Evidence("bot.tried_again", "the page says that the bot may not join"));
    }

    @Test
    void aBounceAfterTheKnockIsTriedAgain() {
        var call = Rehearsal.preJoin().fact(BOUNCED).after(FIRST);
        assertThat(loads(call)).isOne();
        knock(call).sees(Stage.LOBBY);
        assertThat(call.reported()).containsExactly("joining", "awaiting_admission");
    }

    @Test
    void aBounceThatTheJoinMeetsFirstIsOneBounce() {
        var gone = new Outcome.Gone(new PageLoss.NavigatedAway("start.example"));
        var call =
                Rehearsal.preJoin().fact(new Fact.JoinTried(gone)).fact(BOUNCED).after(FIRST);
        assertThat(loads(call)).isOne();
        assertThat(knock(call).fact(BOUNCED).after(SECOND).ended()).isFalse();
        assertThat(loads(call)).isEqualTo(2);
    }

    @Test
    void bouncesWithoutEndAreThePageLost() {
        var call = Rehearsal.preJoin().fact(BOUNCED).after(FIRST);
        knock(call).fact(BOUNCED).after(SECOND);
        knock(call).fact(BOUNCED);
        assertThat(call.end().reason()).isEqualTo(EndReason.PAGE_LOST);
        assertThat(call.end().message()).isEqualTo("the page went to start.example, tried 3 times");
    }

    @Test
    void anAddressThatLeadsElsewhereAtOnceIsTriedAgainToo() {
        var call = Rehearsal.begin().fact(BOUNCED).fact(OPENED).after(FIRST);
        assertThat(loads(call)).isOne();
        assertThat(call.reported()).containsExactly("joining");
        assertThat(call.fact(OPENED).sees(Stage.PRE_JOIN).done(Action.Join.class))
                .hasSize(1);
    }

    @Test
    void aLoadThatIsLostItselfIsOneTry() {
        var call = blocked().after(FIRST).fact(BOUNCED).fact(OPENED);
        assertThat(loads(call.after(SECOND))).isEqualTo(2);
    }

    @Test
    void aBlankPageAfterTheKnockIsLoadedAgainSoonerThanOneThatSaysSomething() {
        var blank = Rehearsal.preJoin().fact(new Fact.JoinTried(new Outcome.Done()));
        blank.showing(Stage.LOADING, Duration.ofSeconds(21)).after(FIRST);
        assertThat(loads(blank)).isOne();
        var strange = Rehearsal.preJoin().fact(new Fact.JoinTried(new Outcome.Done()));
        strange.showing(Stage.UNKNOWN, Duration.ofSeconds(59));
        assertThat(loads(strange.after(Duration.ofSeconds(1)))).isZero();
        assertThat(loads(strange.sees(Stage.UNKNOWN).after(Duration.ofSeconds(6))))
                .isOne();
    }

    @Test
    void aPageIsBlankFromWhenItSaysNothingAndNotFromWhenItSaidNothingKnown() {
        var call = Rehearsal.preJoin().fact(new Fact.JoinTried(new Outcome.Done()));
        call.showing(Stage.UNKNOWN, Duration.ofSeconds(30)).sees(Stage.LOADING).after(FIRST);
        assertThat(loads(call)).as("a moment is none to be loaded again for").isZero();
        call.showing(Stage.LOADING, Duration.ofSeconds(14));
        assertThat(loads(call.after(FIRST))).isZero();
        assertThat(loads(call.after(Duration.ofSeconds(1))))
                .as("blank for 20 s, and the pause")
                .isOne();
        assertThat(call.done(Action.OpenAgain.class))
                .containsExactly(new Action.OpenAgain("the page was blank for 20 s after the knock"));
    }

    @Test
    void aPageThatIsBlankNowAndThenHasItsTimeEachTimeAndTheUsualMinuteInAll() {
        var call = Rehearsal.preJoin().fact(new Fact.JoinTried(new Outcome.Done()));
        for (var i = 0; i < 2; i++) {
            call.showing(Stage.UNKNOWN, Duration.ofSeconds(13)).showing(Stage.LOADING, Duration.ofSeconds(16));
        }
        assertThat(loads(call.sees(Stage.UNKNOWN).after(Duration.ofSeconds(2)))).isZero();
        assertThat(loads(call.sees(Stage.UNKNOWN).after(Duration.ofSeconds(6)))).isOne();
        assertThat(call.done(Action.OpenAgain.class))
                .containsExactly(new Action.OpenAgain("the page could not be understood for 60 s"));
    }

    @Test
    void aPageThatSaysNothingBeforeTheKnockIsNotLoadedAgain() {
        var call = Rehearsal.begin().fact(OPENED).showing(Stage.LOADING, Duration.ofSeconds(62));
        assertThat(call.end().reason()).isEqualTo(EndReason.PAGE_NOT_UNDERSTOOD);
        assertThat(loads(call)).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"DENIED", "REMOVED", "ENDED", "NOT_FOUND"})
    void anExplicitNoIsTakenForOne(Stage stage) {
        var call = Rehearsal.lobby().sees(stage).after(VERDICT);
        assertThat(call.ended()).isTrue();
        assertThat(loads(call)).isZero();
    }

    @Test
    void aNoOnTheSecondTryIsTakenForOneToo() {
        var call = knock(blocked().after(FIRST))
                .sees(Stage.LOBBY)
                .sees(Stage.DENIED)
                .after(VERDICT);
        assertThat(call.end().reason()).isEqualTo(EndReason.AWAITING_ADMISSION_REJECTED);
        assertThat(loads(call)).isOne();
    }

    @Test
    void aWishToLeaveMeanwhileEndsItAtOnce() {
        var waiting = blocked().fact(new Fact.LeaveWanted("command"));
        assertThat(waiting.end().reason()).isEqualTo(EndReason.STOPPED);
        assertThat(loads(waiting.after(Duration.ofMinutes(1)))).isZero();
        var loading = blocked().after(FIRST).fact(new Fact.LeaveWanted("command"));
        assertThat(loading.end().message()).isEqualTo("asked to leave (command)");
        assertThat(loading.done(Action.Leave.class)).isEmpty();
    }

    @Test
    void whatThePageBeforeStillSaysIsNotHeard() {
        var call = blocked().sees(Stage.DENIED).fact(new Fact.JoinTried(new Outcome.NotNow("stopped")));
        call.after(FIRST).sees(Stage.DENIED).after(Duration.ofSeconds(1));
        assertThat(knock(call).ended()).isFalse();
        assertThat(call.done(Action.Join.class)).hasSize(2);
    }

    @Test
    void aLoadThatNeverComesIsNotWaitedForWithoutEnd() {
        assertThat(blocked().after(FIRST).after(Duration.ofSeconds(61)).end().reason())
                .isEqualTo(EndReason.PAGE_HUNG);
    }

    private static Rehearsal unanswered(Rehearsal call, Duration lobby) {
        return call.showing(Stage.LOBBY, lobby).sees(Stage.LOBBY_TIMED_OUT).after(VERDICT);
    }

    @Test
    void aKnockThatThePlatformGaveUpIsRepeatedWhileThereIsTimeToWait() {
        var call = unanswered(Rehearsal.lobby(), Duration.ofMinutes(10));
        assertThat(call.ended()).isFalse();
        knock(call.after(FIRST)).showing(Stage.LOBBY, Duration.ofSeconds(290));
        assertThat(call.state()).isInstanceOf(State.Arriving.class);
        assertThat(call.reported()).as("still the same wait").containsExactly("joining", "awaiting_admission");
        call.showing(Stage.LOBBY, Duration.ofSeconds(5));
        assertThat(call.state()).as("fifteen minutes after the first").isInstanceOf(State.Leaving.class);
        call.fact(new Fact.LeaveTried(new Outcome.Done()));
        assertThat(call.end().reason()).isEqualTo(EndReason.AWAITING_ADMISSION_TIMEOUT);
        assertThat(call.end().message()).isEqualTo("nobody let the bot in within 900 s, knocked 2 times");
        assertThat(call.end().evidence()).contains(new Evidence("bot.knocked_again", "knocked 2 times"));
    }

    @Test
    void knocksThatAreGivenUpAtOnceBecomeRare() {
        var call = unanswered(Rehearsal.lobby(), Duration.ofSeconds(2));
        assertThat(loads(call.after(Duration.ofSeconds(27))))
                .as("half a minute after the knock")
                .isZero();
        assertThat(loads(call.after(Duration.ofSeconds(1)))).isOne();
        for (var i = 0; i < 100 && !call.ended(); i++) {
            if (loads(call) > call.done(Action.Join.class).size() - 1) {
                unanswered(knock(call), Duration.ofSeconds(2));
            }
            call.after(Duration.ofSeconds(10));
        }
        assertThat(call.end().reason()).isEqualTo(EndReason.AWAITING_ADMISSION_TIMEOUT);
        assertThat(call.end().stage()).isEqualTo(MeetingStatus.AWAITING_ADMISSION);
        assertThat(call.done(Action.Join.class)).hasSizeBetween(4, 6);
    }

    @Test
    void aLongWaitForTheNextKnockIsNoPageThatHangs() {
        var call = Rehearsal.lobby();
        for (var i = 0; i < 3; i++) {
            knock(unanswered(call, Duration.ofSeconds(1)).after(Duration.ofSeconds(30L << i)));
        }
        unanswered(call, Duration.ofSeconds(1)).after(Duration.ofSeconds(200));
        assertThat(call.ended()).isFalse();
    }

    @Test
    void whoeverSaysNoToTheSecondKnockIsNotAskedAThirdTime() {
        var call = knock(unanswered(Rehearsal.lobby(), Duration.ofMinutes(1)).after(FIRST));
        call.sees(Stage.LOBBY).sees(Stage.DENIED).after(VERDICT);
        assertThat(call.end().reason()).isEqualTo(EndReason.AWAITING_ADMISSION_REJECTED);
    }

    @Test
    void aPageOrBrowserThatIsLostOnTheWayInIsOpenedAgain() {
        var crashed = Rehearsal.lobby().fact(new Fact.PageGone(new PageLoss.PageCrashed()));
        assertThat(loads(crashed.after(FIRST))).isOne();
        var killed = Rehearsal.lobby().fact(new Fact.PageGone(new PageLoss.BrowserLost("killed")));
        assertThat(loads(killed.after(FIRST))).isOne();
    }
}
