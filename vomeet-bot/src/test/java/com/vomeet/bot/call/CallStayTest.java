package com.vomeet.bot.call;

import static com.vomeet.bot.call.Rehearsal.ADA;
import static com.vomeet.bot.call.Rehearsal.BEGIN;
import static com.vomeet.bot.call.Rehearsal.BOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.page.MeetingPage.Outcome;
import com.vomeet.bot.page.PageLoss;
import com.vomeet.bot.page.Person;
import com.vomeet.bot.page.Stage;
import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class CallStayTest {
    private static final Duration EVERYONE_LEFT = Duration.ofMinutes(2);

    @Test
    void aBotThatIsLeftAloneLeavesAfterItsTimeout() {
        var call = Rehearsal.inCall().showing(Stage.IN_CALL, EVERYONE_LEFT, BOT);
        assertThat(call.state()).isInstanceOf(State.InCall.class);
        call.showing(Stage.IN_CALL, Duration.ofSeconds(2), BOT);
        assertThat(leftWith(call)).isEqualTo(EndReason.LEFT_ALONE);
    }

    @Test
    void somebodyWhoComesBackBeginsTheTimeoutAnew() {
        var call = Rehearsal.inCall()
                .showing(Stage.IN_CALL, Duration.ofSeconds(119), BOT)
                .sees(Stage.IN_CALL, BOT, ADA)
                .showing(Stage.IN_CALL, EVERYONE_LEFT, BOT);
        assertThat(call.state()).isInstanceOf(State.InCall.class);
    }

    @Test
    void anUnknownListOfPeopleNeverMeansAlone() {
        var call = Rehearsal.inCall();
        for (int i = 0; i < 1000; i++) {
            call.after(Duration.ofSeconds(1)).seesNobodyKnown(Stage.IN_CALL);
        }
        assertThat(call.state()).isInstanceOf(State.InCall.class);
    }

    @Test
    void aListThatIsUnknownForAWhileDoesNotKeepTheBotInAnEmptyCall() {
        var call = Rehearsal.inCall().showing(Stage.IN_CALL, Duration.ofSeconds(60), BOT);
        for (int i = 0; i < 80; i++) {
            call.after(Duration.ofSeconds(1)).seesNobodyKnown(Stage.IN_CALL);
        }
        assertThat(call.state()).as("while it does not know").isInstanceOf(State.InCall.class);
        assertThat(leftWith(call.sees(Stage.IN_CALL, BOT))).isEqualTo(EndReason.LEFT_ALONE);
    }

    @Test
    void aMeetingToWhichNobodyComesIsLeftAfterItsOwnTimeout() {
        var call = Rehearsal.lobby().showing(Stage.IN_CALL, Duration.ofSeconds(2), BOT);
        call.fact(new Fact.ListenTried(new Outcome.Done())).showing(Stage.IN_CALL, Duration.ofSeconds(299), BOT);
        assertThat(call.state()).isInstanceOf(State.InCall.class);
        assertThat(leftWith(call.showing(Stage.IN_CALL, Duration.ofSeconds(2), BOT)))
                .isEqualTo(EndReason.NO_ONE_JOINED);
    }

    @Test
    void nobodyIsMissedBeforeAQuarterOfAnHourAfterTheScheduledStart() {
        var call = Rehearsal.begin(BEGIN.plusSeconds(600), null, null)
                .fact(new Fact.Opened(new Outcome.Done()))
                .showing(Stage.IN_CALL, Duration.ofSeconds(2), BOT)
                .fact(new Fact.ListenTried(new Outcome.Done()))
                .showing(Stage.IN_CALL, Duration.ofSeconds(1490), BOT);
        assertThat(call.state()).isInstanceOf(State.InCall.class);
        assertThat(leftWith(call.showing(Stage.IN_CALL, Duration.ofSeconds(10), BOT)))
                .isEqualTo(EndReason.NO_ONE_JOINED);
    }

    @Test
    void aPersonWithTheBotsNameIsAPerson() {
        var bot = new Person("0", "Zoe", true);
        var namesake = new Person("9", "Zoe", false);
        var call = Rehearsal.inCall().showing(Stage.IN_CALL, Duration.ofSeconds(500), bot, namesake);
        assertThat(call.state()).isInstanceOf(State.InCall.class);
    }

    @Test
    void afterTheScheduledEndSilenceEndsTheCall() {
        var call = Rehearsal.inCall(null, BEGIN.plusSeconds(60), null)
                .showing(Stage.IN_CALL, Duration.ofSeconds(500), BOT, ADA)
                .fact(new Fact.VoiceHeard())
                .showing(Stage.IN_CALL, Duration.ofSeconds(898), BOT, ADA);
        assertThat(call.state()).isInstanceOf(State.InCall.class);
        assertThat(leftWith(call.showing(Stage.IN_CALL, Duration.ofSeconds(3), BOT, ADA)))
                .isEqualTo(EndReason.IDLE_AFTER_SCHEDULED_END);
    }

    @Test
    void aMeetingThatGoesOnForLongerIsNotLeftAtTheEndThatItHadBefore() {
        var call = Rehearsal.inCall(null, BEGIN.plusSeconds(1800), null)
                .showing(Stage.IN_CALL, Duration.ofSeconds(1200), BOT, ADA)
                .fact(new Fact.EndMoved(BEGIN.plusSeconds(7200)))
                .showing(Stage.IN_CALL, Duration.ofSeconds(5900), BOT, ADA);
        assertThat(call.state()).isInstanceOf(State.InCall.class);
        assertThat(leftWith(call.showing(Stage.IN_CALL, Duration.ofSeconds(200), BOT, ADA)))
                .isEqualTo(EndReason.IDLE_AFTER_SCHEDULED_END);
    }

    @Test
    void aPageHasTimeToSpeakAfterBotAndPageStoodStill() {
        var call = Rehearsal.inCall().standingStill(Duration.ofMinutes(10)).after(Duration.ofSeconds(11));
        assertThat(call.ended()).isFalse();
        assertThat(call.after(Duration.ofSeconds(2)).end().reason()).isEqualTo(EndReason.PAGE_HUNG);
    }

    @Test
    void aPageThatWasNotUnderstoodIsNotGivenUpForTheTimeInWhichNobodyLooked() {
        var call = Rehearsal.inCall().sees(Stage.UNKNOWN).standingStill(Duration.ofMinutes(10));
        assertThat(call.showing(Stage.IN_CALL, Duration.ofSeconds(5), BOT, ADA).state())
                .isInstanceOf(State.InCall.class);
    }

    @Test
    void whoWasAloneBeforeTheBotStoodStillNeedNotBeAfterwards() {
        var call = Rehearsal.inCall()
                .showing(Stage.IN_CALL, Duration.ofSeconds(5), BOT)
                .standingStill(Duration.ofMinutes(10));
        assertThat(call.sees(Stage.IN_CALL, BOT, ADA)
                        .showing(Stage.IN_CALL, EVERYONE_LEFT, BOT)
                        .state())
                .isInstanceOf(State.InCall.class);
    }

    @Test
    void anEndThatIsTakenAwayIsNone() {
        var call = Rehearsal.inCall(null, BEGIN.plusSeconds(60), null)
                .fact(new Fact.EndMoved(null))
                .showing(Stage.IN_CALL, Duration.ofSeconds(2000), BOT, ADA);
        assertThat(call.state()).isInstanceOf(State.InCall.class);
    }

    @Test
    void anEndThatIsPastWhenItIsSaidEndsAQuietCallAtOnce() {
        var call = Rehearsal.inCall().showing(Stage.IN_CALL, Duration.ofSeconds(1000), BOT, ADA);
        assertThat(leftWith(call.fact(new Fact.EndMoved(BEGIN.plusSeconds(30)))))
                .isEqualTo(EndReason.IDLE_AFTER_SCHEDULED_END);
    }

    @Test
    void anEndThatIsSaidOnTheWayInHoldsInTheCall() {
        var call = Rehearsal.lobby()
                .fact(new Fact.EndMoved(BEGIN.plusSeconds(30)))
                .showing(Stage.IN_CALL, Duration.ofSeconds(2), BOT, ADA)
                .fact(new Fact.ListenTried(new Outcome.Done()))
                .showing(Stage.IN_CALL, Duration.ofSeconds(890), BOT, ADA);
        assertThat(call.state()).isInstanceOf(State.InCall.class);
        assertThat(leftWith(call.showing(Stage.IN_CALL, Duration.ofSeconds(15), BOT, ADA)))
                .isEqualTo(EndReason.IDLE_AFTER_SCHEDULED_END);
    }

    @Test
    void silenceBeforeTheScheduledEndIsNone() {
        var call = Rehearsal.inCall(null, BEGIN.plusSeconds(3600), null)
                .showing(Stage.IN_CALL, Duration.ofMinutes(50), BOT, ADA);
        assertThat(call.state()).isInstanceOf(State.InCall.class);
    }

    @Test
    void theBotLeavesAMinuteBeforeItsDeadline() {
        var call = Rehearsal.inCall(null, null, BEGIN.plusSeconds(200))
                .showing(Stage.IN_CALL, Duration.ofSeconds(137), BOT, ADA);
        assertThat(call.state()).isInstanceOf(State.InCall.class);
        assertThat(leftWith(call.showing(Stage.IN_CALL, Duration.ofSeconds(2), BOT, ADA)))
                .isEqualTo(EndReason.MAX_DURATION);
    }

    @Test
    void theDeadlineHoldsOnTheWayInToo() {
        var call = Rehearsal.begin(null, null, BEGIN.plusSeconds(90)).after(Duration.ofSeconds(30));
        assertThat(call.end().reason()).isEqualTo(EndReason.MAX_DURATION);
    }

    @Test
    void aPageThatSaysNothingForTwelveSecondsHangsAndIsNotAskedToLeave() {
        var call = Rehearsal.inCall().after(Duration.ofMillis(11_999));
        assertThat(call.ended()).isFalse();
        call.after(Duration.ofMillis(1));
        assertThat(call.end().reason()).isEqualTo(EndReason.PAGE_HUNG);
        assertThat(call.done(Action.Leave.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"REMOVED, evicted", "ENDED, meeting_ended"})
    void aVerdictInTheCallEndsIt(Stage stage, String reason) {
        var call = Rehearsal.inCall().sees(stage).after(Duration.ofMillis(500));
        assertThat(call.end().reason().wire()).isEqualTo(reason);
        assertThat(call.end().stage()).isEqualTo(MeetingStatus.ACTIVE);
    }

    @Test
    void aLostConnectionMayRecover() {
        var call = Rehearsal.inCall()
                .showing(Stage.CONNECTION_LOST, Duration.ofSeconds(55))
                .showing(Stage.IN_CALL, Duration.ofSeconds(55), BOT, ADA)
                .showing(Stage.CONNECTION_LOST, Duration.ofSeconds(55));
        assertThat(call.state()).isInstanceOf(State.InCall.class);
    }

    @Test
    void aBotThatIsPutBackIntoTheLobbyWaitsAsLongAsBefore() {
        var call = Rehearsal.inCall().showing(Stage.LOBBY, Duration.ofSeconds(899));
        assertThat(call.state()).isInstanceOf(State.InCall.class);
        assertThat(leftWith(call.showing(Stage.LOBBY, Duration.ofSeconds(3))))
                .isEqualTo(EndReason.AWAITING_ADMISSION_TIMEOUT);
    }

    @Test
    void aMeetingThatCannotBeHeardYetIsTriedAgain() {
        var call = Rehearsal.lobby().showing(Stage.IN_CALL, Duration.ofSeconds(2), BOT, ADA);
        for (int i = 0; i < 10; i++) {
            call.fact(new Fact.ListenTried(new Outcome.NotNow("no audio element")))
                    .showing(Stage.IN_CALL, Duration.ofSeconds(2), BOT, ADA);
        }
        assertThat(call.done(Action.Listen.class)).hasSize(11);
        call.fact(new Fact.ListenTried(new Outcome.Done())).showing(Stage.IN_CALL, Duration.ofSeconds(90), BOT, ADA);
        assertThat(call.done(Action.Listen.class)).as("done is done").hasSize(11);
        assertThat(call.state()).isInstanceOf(State.InCall.class);
    }

    @Test
    void aMeetingThatCannotBeHeardAtAllIsAnError() {
        var call = Rehearsal.lobby()
                .showing(Stage.IN_CALL, Duration.ofSeconds(2), BOT, ADA)
                .fact(new Fact.ListenTried(new Outcome.NotNow("no audio element")))
                .showing(Stage.IN_CALL, Duration.ofSeconds(92), BOT, ADA);
        assertThat(leftWith(call)).isEqualTo(EndReason.JOIN_MEETING_ERROR);
        assertThat(call.end().message()).contains("no audio element");
    }

    @Test
    void aPageFromWhichNoSoundComesAnyMoreIsAskedToListenAgain() {
        var call = Rehearsal.inCall();
        call.fact(new Fact.Deaf()).sees(Stage.IN_CALL, BOT, ADA);
        assertThat(call.done(Action.Listen.class)).hasSize(2);
        call.fact(new Fact.Deaf()).sees(Stage.IN_CALL, BOT, ADA);
        assertThat(call.done(Action.Listen.class)).as("the page is at it").hasSize(2);
        call.fact(new Fact.ListenTried(new Outcome.Done())).showing(Stage.IN_CALL, Duration.ofMinutes(10), BOT, ADA);
        assertThat(call.state()).isInstanceOf(State.InCall.class);
    }

    @Test
    void aPageThatDoesNotShowTheCallIsGivenTheTimeToBeHeardWhenItDoes() {
        var call = Rehearsal.inCall().fact(new Fact.Deaf()).showing(Stage.LOBBY, Duration.ofMinutes(5));
        call.showing(Stage.IN_CALL, Duration.ofSeconds(2), BOT, ADA);
        assertThat(call.state()).isInstanceOf(State.InCall.class);
        assertThat(call.done(Action.Listen.class)).hasSize(2);
    }

    @Test
    void whoeverIsInAListThatIsNotWholeIsThere() {
        var call = Rehearsal.lobby()
                .seesSome(Stage.IN_CALL, BOT, ADA)
                .after(Duration.ofSeconds(1))
                .seesSome(Stage.IN_CALL, BOT, ADA)
                .fact(new Fact.ListenTried(new Outcome.Done()));
        for (var i = 0; i < 600; i++) {
            call.after(Duration.ofSeconds(1)).seesSome(Stage.IN_CALL, BOT, ADA);
        }
        call.showing(Stage.IN_CALL, EVERYONE_LEFT, BOT);
        assertThat(call.state()).as("alone for less than its timeout").isInstanceOf(State.InCall.class);
        assertThat(leftWith(call.showing(Stage.IN_CALL, Duration.ofSeconds(2), BOT)))
                .isEqualTo(EndReason.LEFT_ALONE);
    }

    @Test
    void aListThatSaysOnlyLateThatNobodyIsThereDoesNotEndTheCallAtOnce() {
        var call = Rehearsal.lobby()
                .seesNobodyKnown(Stage.IN_CALL)
                .after(Duration.ofSeconds(1))
                .seesNobodyKnown(Stage.IN_CALL)
                .fact(new Fact.ListenTried(new Outcome.Done()));
        for (var i = 0; i < 400; i++) {
            call.after(Duration.ofSeconds(1)).seesNobodyKnown(Stage.IN_CALL);
        }
        call.showing(Stage.IN_CALL, EVERYONE_LEFT, BOT);
        assertThat(call.state()).isInstanceOf(State.InCall.class);
        assertThat(leftWith(call.showing(Stage.IN_CALL, Duration.ofSeconds(2), BOT)))
                .isEqualTo(EndReason.NO_ONE_JOINED);
    }

    @Test
    void whoSpeaksIsThereThoughTheListDoesNotSaySo() {
        var call = Rehearsal.inCall();
        for (var i = 0; i < 30; i++) {
            call.showing(Stage.IN_CALL, Duration.ofSeconds(10), BOT).fact(new Fact.VoiceHeard());
        }
        assertThat(call.state()).isInstanceOf(State.InCall.class);
        assertThat(leftWith(call.showing(Stage.IN_CALL, EVERYONE_LEFT.plusSeconds(1), BOT)))
                .isEqualTo(EndReason.LEFT_ALONE);
    }

    @Test
    void nobodyIsAloneBehindAPageThatDoesNotShowTheCall() {
        var call = Rehearsal.inCall()
                .showing(Stage.IN_CALL, Duration.ofSeconds(110), BOT)
                .showing(Stage.CONNECTION_LOST, Duration.ofSeconds(30))
                .sees(Stage.IN_CALL, BOT, ADA);
        assertThat(call.state()).isInstanceOf(State.InCall.class);
    }

    @Test
    void aDialogThatCannotBeAgreedToEndsNoCallInWhichSomebodyIsHeard() {
        var call = Rehearsal.inCall();
        for (var i = 0; i < 60; i++) {
            call.showing(Stage.CONSENT, Duration.ofSeconds(10), BOT, ADA)
                    .fact(new Fact.ConsentTried(new Outcome.NotNow("no button")))
                    .fact(new Fact.VoiceHeard());
        }
        assertThat(call.state()).isInstanceOf(State.InCall.class);
        call.showing(Stage.CONSENT, Duration.ofSeconds(62), BOT, ADA);
        assertThat(leftWith(call)).isEqualTo(EndReason.PAGE_NOT_UNDERSTOOD);
        assertThat(call.end().message()).contains("no button");
    }

    @Test
    void noticesInTheCallAreAgreedTo() {
        var call = Rehearsal.inCall().showing(Stage.CONSENT, Duration.ofSeconds(3));
        assertThat(call.done(Action.Consent.class)).hasSize(1);
        call.fact(new Fact.ConsentTried(new Outcome.NotNow("no button"))).showing(Stage.CONSENT, Duration.ofSeconds(3));
        assertThat(call.done(Action.Consent.class)).hasSize(2);
    }

    @Test
    void aPageThatGoesElsewhereInTheCallIsLostAtOnce() {
        var call = Rehearsal.inCall().fact(new Fact.PageGone(new PageLoss.NavigatedAway("start.example")));
        assertThat(call.end().reason()).isEqualTo(EndReason.PAGE_LOST);
        assertThat(call.done(Action.Leave.class)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noStageBreaksTheCall(Stage stage) {
        var call = Rehearsal.inCall()
                .showing(stage, Duration.ofSeconds(3), BOT, ADA)
                .showing(Stage.IN_CALL, Duration.ofSeconds(2), BOT, ADA);
        assertThat(call.state().status()).isNotNull();
    }

    private static EndReason leftWith(Rehearsal call) {
        assertThat(call.done(Action.Leave.class)).hasSize(1);
        call.fact(new Fact.LeaveTried(new Outcome.Done()));
        return call.end().reason();
    }
}
