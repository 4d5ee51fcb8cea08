package com.vomeet.bot.call;

import static com.vomeet.bot.call.Rehearsal.ADA;
import static com.vomeet.bot.call.Rehearsal.BOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.page.MeetingPage.Outcome;
import com.vomeet.bot.page.PageLoss;
import com.vomeet.bot.page.Sighting;
import com.vomeet.bot.page.Stage;
import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.Evidence;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CallArrivalTest {
    @Test
    void theFirstThingDoneIsToOpenThePage() {
        assertThat(Rehearsal.begin().done()).containsExactly(new Action.OpenPage());
    }

    @Test
    void joiningIsReportedWhenThePageIsOpenAndNotBefore() {
        var call = Rehearsal.begin();
        assertThat(call.reported()).isEmpty();
        call.fact(new Fact.Opened(new Outcome.Done()));
        assertThat(call.reported()).containsExactly("joining");
    }

    @Test
    void whatWasSightedBeforeThePageWasOpenCounts() {
        var call = Rehearsal.begin().sees(Stage.PRE_JOIN).fact(new Fact.Opened(new Outcome.Done()));
        assertThat(call.done(Action.Join.class)).hasSize(1);
    }

    @Test
    void openingMayTakeItsTimeAfterTheBotStoodStill() {
        var call = Rehearsal.begin().standingStill(Duration.ofMinutes(10)).fact(new Fact.Opened(new Outcome.Done()));
        assertThat(call.sees(Stage.LOBBY).reported()).contains("awaiting_admission");
    }

    @Test
    void aSecondBeginIsNotHeard() {
        assertThat(Rehearsal.begin().fact(new Fact.Begun()).done(Action.OpenPage.class))
                .hasSize(1);
    }

    @Test
    void aPlatformWithoutCuesIsNotSupported() {
        var end = Rehearsal.begin().fact(new Fact.NotServed("no cues")).end();
        assertThat(end.reason()).isEqualTo(EndReason.PLATFORM_NOT_SUPPORTED);
        assertThat(end.stage()).isEqualTo(MeetingStatus.REQUESTED);
    }

    @Test
    void aBrowserThatDoesNotStartIsNamed() {
        var call = Rehearsal.begin()
                .fact(new Fact.Opened(new Outcome.Gone(new PageLoss.BrowserNotStarted("no such file"))));
        assertThat(call.end().reason()).isEqualTo(EndReason.BROWSER_NOT_STARTED);
        assertThat(call.end().message()).contains("no such file");
        assertThat(call.end().exitCode()).isEqualTo(1);
    }

    @Test
    void aPageThatNeverOpensEndsAfterItsPatience() {
        assertThat(Rehearsal.begin().after(Duration.ofSeconds(59)).ended()).isFalse();
        assertThat(Rehearsal.begin().after(Duration.ofSeconds(60)).end().reason())
                .isEqualTo(EndReason.BROWSER_NOT_STARTED);
    }

    @Test
    void aPageThatCannotBeOpenedNowIsAJoinError() {
        var call = Rehearsal.begin().fact(new Fact.Opened(new Outcome.NotNow("it refuses")));
        assertThat(call.end().reason()).isEqualTo(EndReason.JOIN_MEETING_ERROR);
    }

    @Test
    void thePreJoinPageIsJoinedOnceWhileTheJoinRuns() {
        var call = Rehearsal.preJoin().showing(Stage.PRE_JOIN, Duration.ofSeconds(5));
        assertThat(call.done(Action.Join.class)).hasSize(1);
    }

    @Test
    void aJoinThatIsNotPossibleYetIsTriedAgain() {
        var call = Rehearsal.preJoin().fact(new Fact.JoinTried(new Outcome.NotNow("no button")));
        call.after(Duration.ofSeconds(1)).sees(Stage.PRE_JOIN);
        assertThat(call.done(Action.Join.class)).hasSize(1);
        call.after(Duration.ofSeconds(1)).sees(Stage.PRE_JOIN);
        assertThat(call.done(Action.Join.class)).hasSize(2);
    }

    @Test
    void aPressThatChangesNothingIsRepeatedLater() {
        var call = Rehearsal.preJoin().fact(new Fact.JoinTried(new Outcome.Done()));
        call.showing(Stage.PRE_JOIN, Duration.ofSeconds(9));
        assertThat(call.done(Action.Join.class)).hasSize(1);
        call.showing(Stage.PRE_JOIN, Duration.ofSeconds(1));
        assertThat(call.done(Action.Join.class)).hasSize(2);
    }

    @Test
    void aPreJoinPageThatStaysIsAJoinErrorThatSaysWhatWasMissing() {
        var call = Rehearsal.preJoin().fact(new Fact.JoinTried(new Outcome.NotNow("no button")));
        for (int i = 0; i < 70 && !call.ended(); i++) {
            call.showing(Stage.PRE_JOIN, Duration.ofSeconds(2));
            call.fact(new Fact.JoinTried(new Outcome.NotNow("no button")));
        }
        call.after(Duration.ofSeconds(3));
        assertThat(call.end().reason()).isEqualTo(EndReason.JOIN_MEETING_ERROR);
        assertThat(call.end().message()).contains("no button");
        assertThat(call.done(Action.Join.class).size()).isBetween(50, 62);
    }

    @Test
    void theLobbyIsReportedOnceWithItsEvidence() {
        var call = Rehearsal.lobby().showing(Stage.LOBBY, Duration.ofSeconds(3));
        assertThat(call.reported()).containsExactly("joining", "awaiting_admission");
        assertThat(call.done(Action.Report.class).getLast().evidence())
                .containsExactly(new Evidence("test.LOBBY", "seen"));
    }

    @Test
    void waitingForTheHostIsWaiting() {
        var call = Rehearsal.preJoin().sees(Stage.WAITING_FOR_HOST).showing(Stage.LOBBY, Duration.ofSeconds(2));
        assertThat(call.reported()).containsExactly("joining", "awaiting_admission");
    }

    @Test
    void theWaitingRoomTimeoutCountsFromTheFirstSightWhateverComesBetween() {
        var call = Rehearsal.lobby()
                .showing(Stage.LOBBY, Duration.ofSeconds(600))
                .showing(Stage.CONNECTION_LOST, Duration.ofSeconds(10))
                .showing(Stage.LOBBY, Duration.ofSeconds(289));
        assertThat(call.ended()).isFalse();
        call.showing(Stage.LOBBY, Duration.ofSeconds(1));
        assertThat(call.state()).isInstanceOf(State.Leaving.class);
        assertThat(call.fact(new Fact.LeaveTried(new Outcome.Done())).end().reason())
                .isEqualTo(EndReason.AWAITING_ADMISSION_TIMEOUT);
    }

    @Test
    void oneLookIsNotAnAdmission() {
        var call = Rehearsal.lobby().sees(Stage.IN_CALL, BOT, ADA);
        assertThat(call.reported()).doesNotContain("active");
    }

    @Test
    void twoLooksLessThanASecondApartAreNotAnAdmission() {
        var call = Rehearsal.lobby()
                .sees(Stage.IN_CALL)
                .after(Duration.ofMillis(999))
                .sees(Stage.IN_CALL);
        assertThat(call.reported()).doesNotContain("active");
    }

    @Test
    void twoLooksASecondApartAreAnAdmission() {
        var call = Rehearsal.lobby()
                .sees(Stage.IN_CALL)
                .after(Duration.ofSeconds(1))
                .sees(Stage.IN_CALL);
        assertThat(call.reported()).containsExactly("joining", "awaiting_admission", "active");
        assertThat(call.done(Action.Listen.class)).hasSize(1);
    }

    @Test
    void aLookAtTheLobbyBetweenBeginsTheAdmissionAnew() {
        var call = Rehearsal.lobby()
                .sees(Stage.IN_CALL)
                .after(Duration.ofMillis(500))
                .sees(Stage.LOBBY)
                .after(Duration.ofMillis(500))
                .sees(Stage.IN_CALL)
                .after(Duration.ofMillis(900))
                .sees(Stage.IN_CALL);
        assertThat(call.reported()).doesNotContain("active");
    }

    @Test
    void aSightingOfTheCallThatAlsoHoldsALobbyCueDoesNotAdmit() {
        var both = new Fact.Sighted(new Sighting(
                0,
                Stage.IN_CALL,
                List.of(new Evidence("in_call.leave", "Leave"), new Evidence("lobby.asking", "Asking")),
                List.of(),
                List.of(),
                false));
        var call = Rehearsal.lobby().fact(both).after(Duration.ofSeconds(2)).fact(both);
        assertThat(call.reported()).doesNotContain("active");
    }

    @Test
    void aPageThatSaysBothForLongIsNotUnderstood() {
        var both = new Fact.Sighted(new Sighting(
                0, Stage.IN_CALL, List.of(new Evidence("lobby.asking", "Asking")), List.of(), List.of(), false));
        var call = Rehearsal.preJoin().fact(both);
        for (var i = 0; i < 60; i++) {
            call.after(Duration.ofSeconds(1)).fact(both);
        }
        assertThat(call.after(Duration.ofSeconds(4)).end().reason()).isEqualTo(EndReason.PAGE_NOT_UNDERSTOOD);
    }

    @Test
    void whoIsAloneInTheCallIsInItThoughTheSameWordsAreSaidInLobbies() {
        var alone = new Fact.Sighted(new Sighting(
                0,
                Stage.IN_CALL,
                List.of(new Evidence("in_call.tile", "Vomeet")),
                List.of(new Evidence("lobby.alone", "You're the only one here")),
                List.of(BOT),
                true));
        var call = Rehearsal.preJoin().fact(alone).after(Duration.ofSeconds(1)).fact(alone);
        assertThat(call.reported()).containsExactly("joining", "active");
    }

    @Test
    void anOpenMeetingIsEnteredWithoutALobby() {
        var call = Rehearsal.preJoin()
                .fact(new Fact.JoinTried(new Outcome.Done()))
                .showing(Stage.IN_CALL, Duration.ofSeconds(3), BOT, ADA);
        assertThat(call.reported()).containsExactly("joining", "active");
    }

    @Test
    void noticesAreAgreedToOnceAtATime() {
        var call = Rehearsal.lobby().showing(Stage.CONSENT, Duration.ofSeconds(3));
        assertThat(call.done(Action.Consent.class)).hasSize(1);
        call.fact(new Fact.ConsentTried(new Outcome.Done())).showing(Stage.CONSENT, Duration.ofSeconds(3));
        assertThat(call.done(Action.Consent.class)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "DENIED, awaiting_admission_rejected",
        "REMOVED, awaiting_admission_rejected",
        "ENDED, meeting_ended",
        "NOT_FOUND, invalid_meeting"
    })
    void aVerdictOfThePageThatStaysIsTheEnd(Stage stage, String reason) {
        var call = Rehearsal.lobby().sees(stage);
        assertThat(call.ended()).isFalse();
        call.after(Duration.ofMillis(500));
        assertThat(call.end().reason().wire()).isEqualTo(reason);
        assertThat(call.end().evidence()).contains(new Evidence("test." + stage, "seen"));
        assertThat(call.end().stage()).isEqualTo(MeetingStatus.AWAITING_ADMISSION);
        assertThat(call.done(Action.Leave.class))
                .as("there is nothing to leave")
                .isEmpty();
    }

    @Test
    void aVerdictThatPassesIsNone() {
        var call = Rehearsal.lobby()
                .sees(Stage.NOT_FOUND)
                .after(Duration.ofMillis(400))
                .sees(Stage.LOBBY)
                .after(Duration.ofSeconds(5));
        assertThat(call.ended()).isFalse();
    }

    @Test
    void aSignInPageNeedsAPerson() {
        var call = Rehearsal.preJoin().showing(Stage.SIGN_IN, Duration.ofSeconds(4));
        assertThat(call.state()).isInstanceOf(State.Arriving.class);
        call.showing(Stage.SIGN_IN, Duration.ofSeconds(2)).after(Duration.ofSeconds(3));
        assertThat(call.end().reason()).isEqualTo(EndReason.NEEDS_HUMAN);
    }

    @Test
    void aCaptchaMayGoAwayByItselfForTwoMinutes() {
        var call = Rehearsal.preJoin().showing(Stage.CAPTCHA, Duration.ofSeconds(119));
        assertThat(call.state()).isInstanceOf(State.Arriving.class);
        call.showing(Stage.CAPTCHA, Duration.ofSeconds(2)).after(Duration.ofSeconds(3));
        assertThat(call.end().reason()).isEqualTo(EndReason.NEEDS_HUMAN);
    }

    @Test
    void aPageThatIsNotUnderstoodForAMinuteIsSaidToBeSo() {
        var call = Rehearsal.begin().fact(new Fact.Opened(new Outcome.Done()));
        call.showing(Stage.LOADING, Duration.ofSeconds(30)).showing(Stage.UNKNOWN, Duration.ofSeconds(29));
        assertThat(call.ended()).isFalse();
        call.showing(Stage.UNKNOWN, Duration.ofSeconds(2));
        assertThat(call.end().reason()).isEqualTo(EndReason.PAGE_NOT_UNDERSTOOD);
    }

    @Test
    void aPageWithoutAnySightingIsGivenTimeToLoad() {
        var call = Rehearsal.begin().fact(new Fact.Opened(new Outcome.Done())).after(Duration.ofSeconds(59));
        assertThat(call.ended()).isFalse();
        assertThat(call.after(Duration.ofSeconds(1)).end().reason()).isEqualTo(EndReason.PAGE_HUNG);
    }

    @ParameterizedTest
    @CsvSource({"browser, browser_lost", "page, page_crashed", "away, page_lost", "load, join_meeting_error"})
    void aLossOnTheWayInThatStaysIsNamed(String what, String reason) {
        var loss = switch (what) {
            case "browser" -> new PageLoss.BrowserLost("killed");
            case "page" -> new PageLoss.PageCrashed();
            case "away" -> new PageLoss.NavigatedAway("elsewhere.example");
            default -> new PageLoss.NotLoaded("refused");
        };
        var call = Rehearsal.lobby().fact(new Fact.PageGone(loss));
        while (!call.ended()) {
            call.after(Duration.ofSeconds(20)).fact(new Fact.PageGone(loss));
        }
        assertThat(call.end().reason().wire()).isEqualTo(reason);
    }

    @Test
    void aPageThatGoesAwayAfterItsVerdictEndsWithTheVerdict() {
        var call = Rehearsal.lobby().sees(Stage.DENIED).fact(new Fact.PageGone(new PageLoss.NavigatedAway("start")));
        assertThat(call.end().reason()).isEqualTo(EndReason.AWAITING_ADMISSION_REJECTED);
    }

    @Test
    void aLossThatAWishMeetsIsALoss() {
        var loss = new PageLoss.NotLoaded("refused");
        var call = Rehearsal.preJoin().fact(new Fact.JoinTried(new Outcome.Gone(loss)));
        assertThat(call.end().reason()).isEqualTo(EndReason.JOIN_MEETING_ERROR);
    }
}
