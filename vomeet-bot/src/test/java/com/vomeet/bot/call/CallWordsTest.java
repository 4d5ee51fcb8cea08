package com.vomeet.bot.call;

import static com.vomeet.bot.call.Rehearsal.ADA;
import static com.vomeet.bot.call.Rehearsal.BOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.page.MeetingPage.Outcome;
import com.vomeet.bot.page.PageLoss;
import com.vomeet.bot.page.Stage;
import com.vomeet.contract.EndReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a page says to a bot that is in the call. */
final class CallWordsTest {
    @ParameterizedTest
    @EnumSource(names = {"BLOCKED", "REMOVED", "ENDED", "DENIED", "LOBBY_TIMED_OUT", "SIGN_IN", "NOT_FOUND", "CAPTCHA"})
    void whatIsWrittenOverTheCallEndsNothing(Stage stage) {
        var call = Rehearsal.inCall().showingOverCall(stage, Duration.ofSeconds(50));
        assertThat(call.state()).isInstanceOf(State.InCall.class);
        call.showing(Stage.IN_CALL, Duration.ofSeconds(60), BOT, ADA).showingOverCall(stage, Duration.ofSeconds(50));
        assertThat(call.state()).isInstanceOf(State.InCall.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKED", "DENIED", "LOBBY_TIMED_OUT", "SIGN_IN", "NOT_FOUND", "CAPTCHA"})
    void aRefusalThatStaysOverTheCallIsOfNoConcern(Stage stage) {
        var call = Rehearsal.inCall().showingOverCall(stage, Duration.ofMinutes(10));
        assertThat(call.state()).isInstanceOf(State.InCall.class);
    }

    @ParameterizedTest
    @CsvSource({"REMOVED, evicted", "ENDED, meeting_ended"})
    void anEndThatStaysOverTheCallIsBelievedWhenNobodyIsHeardAnyMore(Stage stage, String reason) {
        var call = Rehearsal.inCall();
        for (var i = 0; i < 30; i++) {
            call.showingOverCall(stage, Duration.ofSeconds(10)).fact(new Fact.VoiceHeard());
        }
        assertThat(call.state()).isInstanceOf(State.InCall.class);
        assertThat(leftWith(call.showingOverCall(stage, Duration.ofSeconds(62))).wire())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKED", "DENIED", "LOBBY_TIMED_OUT", "NOT_FOUND"})
    void aRefusalInThePlaceOfTheCallIsALostPage(Stage stage) {
        var call = Rehearsal.inCall().showing(stage, Duration.ofSeconds(59));
        assertThat(call.state()).isInstanceOf(State.InCall.class);
        assertThat(call.showing(stage, Duration.ofSeconds(3)).end().reason()).isEqualTo(EndReason.PAGE_LOST);
    }

    @Test
    void aCallBelowWordsIsLeftByItsButton() {
        var call = Rehearsal.inCall().showingOverCall(Stage.DENIED, Duration.ofSeconds(2));
        assertThat(leftWith(call.fact(new Fact.LeaveWanted("command")))).isEqualTo(EndReason.STOPPED);
    }

    @Test
    void aPageThatIsLostWhileSomethingIsWrittenOverTheCallIsLost() {
        var call = Rehearsal.inCall()
                .showingOverCall(Stage.DENIED, Duration.ofSeconds(2))
                .fact(new Fact.PageGone(new PageLoss.NavigatedAway("elsewhere.example")));
        assertThat(call.end().reason()).isEqualTo(EndReason.PAGE_LOST);
    }

    @Test
    void aPageThatHasLeftByItselfIsTheEndOfTheMeeting() {
        var call = Rehearsal.inCall().showingHint("ended.left", Duration.ofSeconds(3));
        assertThat(call.state()).isInstanceOf(State.InCall.class);
        assertThat(leftWith(call.showingHint("ended.left", Duration.ofSeconds(2))))
                .isEqualTo(EndReason.MEETING_ENDED);
        assertThat(call.end().message()).contains("does not say why");
    }

    @Test
    void theSameWordsBesideTheCallEndNothing() {
        var call = Rehearsal.inCall().showingHint("ended.left", Duration.ofSeconds(50), "in_call.tile");
        assertThat(call.state()).isInstanceOf(State.InCall.class);
    }

    @Test
    void theSameWordsOnTheWayInAreNotUnderstoodAndMayBeANo() {
        var call = Rehearsal.lobby().showingHint("ended.left", Duration.ofSeconds(59));
        assertThat(call.state()).isInstanceOf(State.Arriving.class);
        assertThat(leftWith(call.showingHint("ended.left", Duration.ofSeconds(3))))
                .isEqualTo(EndReason.PAGE_NOT_UNDERSTOOD);
        assertThat(call.done(Action.OpenAgain.class)).isEmpty();
    }

    @Test
    void theStartPageIsTheEndOfAMeetingWithOthers() {
        var call = Rehearsal.inCall().showingHint("ended.home", Duration.ofSeconds(5));
        assertThat(leftWith(call)).isEqualTo(EndReason.MEETING_ENDED);
    }

    @Test
    void theStartPageInsteadOfAMeetingIsNotUnderstood() {
        var call = Rehearsal.lobby()
                .showing(Stage.IN_CALL, Duration.ofSeconds(3), BOT)
                .showingHint("ended.home", Duration.ofSeconds(50));
        assertThat(call.state()).isInstanceOf(State.InCall.class);
        assertThat(leftWith(call.showingHint("ended.home", Duration.ofSeconds(12))))
                .isEqualTo(EndReason.PAGE_NOT_UNDERSTOOD);
    }

    @Test
    void thePlatformsOtherHostIsTheEndOfAMeetingWithOthersToo() {
        var gone = new Fact.PageGone(new PageLoss.NavigatedAway("home.example", true));
        assertThat(Rehearsal.inCall().fact(gone).end().reason()).isEqualTo(EndReason.MEETING_ENDED);
        assertThat(Rehearsal.lobby().fact(gone).state()).isInstanceOf(State.Arriving.class);
    }

    @Test
    void aPageThatIsLostAfterSayingThatOneHasLeftWasLeft() {
        var call = Rehearsal.inCall()
                .showingHint("ended.left", Duration.ofSeconds(1))
                .fact(new Fact.PageGone(new PageLoss.NavigatedAway("elsewhere.example")));
        assertThat(call.end().reason()).isEqualTo(EndReason.MEETING_ENDED);
    }

    private static EndReason leftWith(Rehearsal call) {
        assertThat(call.done(Action.Leave.class)).hasSize(1);
        call.fact(new Fact.LeaveTried(new Outcome.Done()));
        return call.end().reason();
    }
}
