package com.vomeet.bot.call;

import static com.vomeet.bot.call.Rehearsal.ADA;
import static com.vomeet.bot.call.Rehearsal.BOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.page.MeetingPage.Outcome;
import com.vomeet.bot.page.PageLoss;
import com.vomeet.bot.page.Sighting;
import com.vomeet.bot.page.Stage;
import com.vomeet.contract.EndReason;
import com.vomeet.contract.control.Evidence;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Out of the call without anybody's wish, and back. */
final class CallReturnTest {
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Fact OPENED = new Fact.Opened(new Outcome.Done());
    private static final Fact CRASHED = new Fact.PageGone(new PageLoss.PageCrashed());

    private static int joins(Rehearsal call) {
        return call.done(Action.Join.class).size();
    }

    @Test
    void aPageThatGoesBackToTheWayInIsJoinedOnceMoreAndHeardAgain() {
        var call = Rehearsal.inCall().sees(Stage.PRE_JOIN).showing(Stage.PRE_JOIN, Duration.ofSeconds(1));
        assertThat(joins(call)).as("it may pass").isOne();
        assertThat(joins(call.showing(Stage.PRE_JOIN, SOON))).isEqualTo(2);
        call.backIn().showing(Stage.IN_CALL, Duration.ofMinutes(10), BOT, ADA);
        assertThat(call.state()).isInstanceOf(State.InCall.class);
        assertThat(call.done(Action.Listen.class)).hasSize(2);
        assertThat(call.reported())
                .as("active all the time")
                .containsExactly("joining", "awaiting_admission", "active");
    }

    @Test
    void thatNothingIsHeardOnTheWayBackEndsNothing() {
        var lost = new Fact.MediaLost("no connection", Duration.ofMinutes(2));
        var outside = Rehearsal.inCall().sees(Stage.CONNECTION_LOST).fact(lost);
        assertThat(outside.state()).isInstanceOf(State.InCall.class);
        var atTheDoor = Rehearsal.inCall().showing(Stage.PRE_JOIN, SOON).fact(lost);
        assertThat(atTheDoor.state()).isInstanceOf(State.InCall.class);
        assertThat(Rehearsal.inCall().fact(CRASHED).fact(lost).state()).isInstanceOf(State.InCall.class);
    }

    @Test
    void theEndTellsOfTheReturn() {
        var call = Rehearsal.inCall().showing(Stage.PRE_JOIN, SOON).backIn();
        call.sees(Stage.ENDED).after(Duration.ofMillis(500));
        assertThat(call.end().reason()).isEqualTo(EndReason.MEETING_ENDED);
        assertThat(call.end().evidence()).contains(new Evidence("bot.returned", "the page went back to the way in"));
    }

    @Test
    void aReturnThatHasToKnockWaitsInTheLobby() {
        var call = Rehearsal.inCall().showing(Stage.PRE_JOIN, SOON).fact(new Fact.JoinTried(new Outcome.Done()));
        call.showing(Stage.LOBBY, Duration.ofMinutes(3)).sees(Stage.IN_CALL, BOT, ADA);
        assertThat(call.done(Action.Listen.class)).hasSize(2);
        assertThat(joins(call)).isEqualTo(2);
    }

    @Test
    void aReturnThatIsRefusedIsTheEnd() {
        var call = Rehearsal.inCall().showing(Stage.PRE_JOIN, SOON).fact(new Fact.JoinTried(new Outcome.Done()));
        call.sees(Stage.LOBBY).sees(Stage.DENIED).after(Duration.ofMillis(500));
        assertThat(call.end().reason()).isEqualTo(EndReason.AWAITING_ADMISSION_REJECTED);
    }

    @Test
    void whoeverWasRemovedStaysOut() {
        var call = Rehearsal.inCall().sees(Stage.REMOVED).after(Duration.ofMillis(500));
        assertThat(call.end().reason()).isEqualTo(EndReason.EVICTED);
        assertThat(joins(call)).isOne();
    }

    @Test
    void aJoinThatIsNotPossibleYetIsTriedAgainOnTheWayBack() {
        var call = Rehearsal.inCall().showing(Stage.PRE_JOIN, SOON);
        call.fact(new Fact.JoinTried(new Outcome.NotNow("no button"))).showing(Stage.PRE_JOIN, SOON);
        assertThat(joins(call)).isEqualTo(3);
        call.fact(new Fact.JoinTried(new Outcome.NotNow("no button"))).after(Duration.ofSeconds(2));
        while (!(call.state() instanceof State.Leaving)) {
            call.showing(Stage.PRE_JOIN, Duration.ofSeconds(1))
                    .fact(new Fact.JoinTried(new Outcome.NotNow("no button")));
        }
        assertThat(call.fact(new Fact.LeaveTried(new Outcome.Done())).end().message())
                .isEqualTo("the page went back to the way in and stayed there: no button");
    }

    @Test
    void aCallThatIsLostAgainWithinMinutesIsNotGoneBackInto() {
        var call = Rehearsal.inCall().showing(Stage.PRE_JOIN, SOON).backIn();
        call.showing(Stage.IN_CALL, Duration.ofMinutes(2), BOT, ADA).showing(Stage.PRE_JOIN, Duration.ofSeconds(12));
        assertThat(joins(call)).isEqualTo(2);
        assertThat(call.fact(new Fact.LeaveTried(new Outcome.Done())).end().reason())
                .isEqualTo(EndReason.PAGE_LOST);
    }

    @Test
    void aCallThatIsLostAgainAfterALongTimeIs() {
        var call = Rehearsal.inCall().showing(Stage.PRE_JOIN, SOON).backIn();
        call.showing(Stage.IN_CALL, Duration.ofMinutes(5), BOT, ADA).showing(Stage.PRE_JOIN, SOON);
        assertThat(joins(call)).isEqualTo(3);
    }

    private static Rehearsal loading() {
        return Rehearsal.inCall().fact(CRASHED).after(Duration.ofSeconds(2));
    }

    @Test
    void aPageThatCrashesInTheCallIsOpenedAgainAndTheCallGoesOn() {
        var call = loading();
        assertThat(call.done(Action.OpenAgain.class)).containsExactly(new Action.OpenAgain("the page crashed"));
        call.fact(OPENED).showing(Stage.PRE_JOIN, SOON).backIn();
        assertThat(call.done(Action.Listen.class)).hasSize(2);
        assertThat(call.state()).isInstanceOf(State.InCall.class);
        assertThat(call.reported()).containsExactly("joining", "awaiting_admission", "active");
    }

    @Test
    void whatWasBeingDoneInTheCrashedPageIsNoSecondLoss() {
        var gone = new Outcome.Gone(new PageLoss.BrowserLost("no answer"));
        var call = Rehearsal.inCall()
                .fact(new Fact.ConsentTried(gone))
                .fact(CRASHED)
                .fact(new Fact.ListenTried(gone));
        assertThat(call.ended()).isFalse();
        call.after(Duration.ofSeconds(2)).fact(new Fact.ListenTried(gone));
        assertThat(call.ended()).isFalse();
    }

    @Test
    void aNoticeIsAnsweredAgainAfterTheReturn() {
        var call = Rehearsal.inCall().sees(Stage.CONSENT).fact(CRASHED).after(Duration.ofSeconds(2));
        call.fact(OPENED).showing(Stage.PRE_JOIN, SOON).fact(new Fact.JoinTried(new Outcome.Done()));
        call.sees(Stage.CONSENT);
        assertThat(call.done(Action.Consent.class)).hasSize(2);
    }

    /** It is no word about the meeting, which goes on. */
    @Test
    void aBounceOnTheWayBackIsNoEndOfTheMeeting() {
        var call = loading().fact(OPENED).fact(new Fact.PageGone(new PageLoss.NavigatedAway("home.example", true)));
        assertThat(call.end().reason()).isEqualTo(EndReason.PAGE_LOST);
    }

    @Test
    void aSecondCrashWithinMinutesIsTheEnd() {
        var call = loading().fact(OPENED).showing(Stage.PRE_JOIN, SOON).backIn();
        call.showing(Stage.IN_CALL, Duration.ofMinutes(2), BOT, ADA).fact(CRASHED);
        assertThat(call.end().reason()).isEqualTo(EndReason.PAGE_CRASHED);
        assertThat(call.end().evidence()).contains(new Evidence("bot.returned", "the page crashed"));
    }

    @Test
    void aLoadThatFailsOnTheWayBackIsTheEnd() {
        var lost = new Fact.Opened(new Outcome.Gone(new PageLoss.NotLoaded("refused")));
        assertThat(loading().fact(lost).end().reason()).isEqualTo(EndReason.PAGE_LOST);
        assertThat(loading().fact(CRASHED).end().reason()).isEqualTo(EndReason.PAGE_CRASHED);
        assertThat(loading().after(Duration.ofSeconds(61)).end().reason()).isEqualTo(EndReason.PAGE_HUNG);
    }

    @Test
    void aBrowserThatIsLostAndAPageThatCannotBeLoadedAnyMoreAreOpenedAgainToo() {
        for (var loss : List.of(new PageLoss.BrowserLost("killed"), new PageLoss.NotLoaded("reset"))) {
            var call = Rehearsal.inCall().fact(new Fact.PageGone(loss)).after(Duration.ofSeconds(2));
            assertThat(call.done(Action.OpenAgain.class)).hasSize(1);
        }
    }

    @Test
    void aLineThatStaysLostIsSetUpAnewOnce() {
        var call = Rehearsal.inCall().showing(Stage.CONNECTION_LOST, Duration.ofSeconds(64));
        assertThat(call.done(Action.OpenAgain.class)).hasSize(1);
        call.fact(OPENED).showing(Stage.PRE_JOIN, SOON).backIn();
        call.showing(Stage.CONNECTION_LOST, Duration.ofSeconds(62));
        assertThat(call.done(Action.OpenAgain.class)).hasSize(1);
        assertThat(call.fact(new Fact.LeaveTried(new Outcome.Done())).end().reason())
                .isEqualTo(EndReason.PAGE_LOST);
    }

    @Test
    void aWishToLeaveOnTheWayBackIsFollowed() {
        var call = loading().fact(new Fact.LeaveWanted("command")).fact(new Fact.LeaveTried(new Outcome.NotNow("")));
        assertThat(call.end().reason()).isEqualTo(EndReason.STOPPED);
    }

    private static final Fact ASKS = new Fact.Sighted(new Sighting(
            0,
            Stage.IN_CALL,
            List.of(new Evidence("in_call.tile", "Vomeet")),
            List.of(new Evidence("in_call.still_there", "Stay in the call")),
            List.of(BOT),
            true));

    @Test
    void theQuestionWhetherTheBotIsStillThereIsAnswered() {
        var call = Rehearsal.inCall().showing(Stage.IN_CALL, Duration.ofSeconds(10), BOT);
        call.fact(ASKS).fact(ASKS);
        assertThat(call.done(Action.StayHere.class)).as("once while it runs").hasSize(1);
        call.fact(new Fact.StayTried(new Outcome.NotNow("covered")))
                .after(Duration.ofSeconds(2))
                .fact(ASKS);
        assertThat(call.done(Action.StayHere.class)).hasSize(2);
        call.fact(new Fact.StayTried(new Outcome.Done())).showing(Stage.IN_CALL, Duration.ofSeconds(20), BOT);
        assertThat(call.done(Action.StayHere.class)).hasSize(2);
    }

    @Test
    void theAnswerDoesNotProlongTheBotsOwnTimes() {
        var call = Rehearsal.inCall().showing(Stage.IN_CALL, Duration.ofSeconds(100), BOT);
        call.fact(ASKS).fact(new Fact.StayTried(new Outcome.Done()));
        call.showing(Stage.IN_CALL, Duration.ofSeconds(22), BOT).fact(new Fact.LeaveTried(new Outcome.Done()));
        assertThat(call.end().reason()).isEqualTo(EndReason.LEFT_ALONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"UNKNOWN", "REMOVED"})
    void aBotThatThePlatformPutsOutBecauseItIsAloneWasLeftAlone(Stage shown) {
        var call = Rehearsal.inCall().showing(Stage.IN_CALL, Duration.ofSeconds(10), BOT);
        call.fact(ASKS).showing(shown, Duration.ofSeconds(62)).fact(new Fact.LeaveTried(new Outcome.Done()));
        assertThat(call.end().reason()).isEqualTo(EndReason.LEFT_ALONE);
    }

    @Test
    void aBotThatMetNobodyAndIsPutOutAfterLongSaysThatNobodyCame() {
        var call = Rehearsal.lobby().showing(Stage.IN_CALL, Duration.ofSeconds(2), BOT);
        call.fact(new Fact.ListenTried(new Outcome.Done())).showing(Stage.IN_CALL, Duration.ofMinutes(4), BOT);
        call.fact(new Fact.PageGone(new PageLoss.NavigatedAway("start.example")));
        assertThat(call.end().reason()).isEqualTo(EndReason.NO_ONE_JOINED);
    }

    @Test
    void aPageThatIsNotUnderstoodSoonAfterTheOthersLeftIsSaidToBeSo() {
        var call = Rehearsal.inCall().showing(Stage.IN_CALL, Duration.ofSeconds(10), BOT);
        call.showing(Stage.UNKNOWN, Duration.ofSeconds(62)).fact(new Fact.LeaveTried(new Outcome.Done()));
        assertThat(call.end().reason()).isEqualTo(EndReason.PAGE_NOT_UNDERSTOOD);
    }

    @Test
    void somebodyWhoComesBackMakesAnEarlierQuestionOne() {
        var call = Rehearsal.inCall()
                .showing(Stage.IN_CALL, Duration.ofSeconds(10), BOT)
                .fact(ASKS);
        call.showing(Stage.IN_CALL, Duration.ofSeconds(5), BOT, ADA)
                .showing(Stage.IN_CALL, Duration.ofSeconds(5), BOT)
                .showing(Stage.UNKNOWN, Duration.ofSeconds(62))
                .fact(new Fact.LeaveTried(new Outcome.Done()));
        assertThat(call.end().reason()).isEqualTo(EndReason.PAGE_NOT_UNDERSTOOD);
    }
}
