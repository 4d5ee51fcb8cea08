package com.vomeet.bot.call;

import static com.vomeet.bot.call.Rehearsal.ADA;
import static com.vomeet.bot.call.Rehearsal.BOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.page.MeetingPage.Outcome;
import com.vomeet.bot.page.PageLoss;
import com.vomeet.bot.page.Stage;
import com.vomeet.contract.EndReason;
import com.vomeet.contract.control.Evidence;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A call that is there to be seen, and to be heard no more. */
final class CallSoundTest {
    private static final String UNHEARD = "the meeting can be heard no more: it failed";
    private static final Duration BEFORE_THE_LOAD = Duration.ofSeconds(2);
    private static final Fact CRASHED = new Fact.PageGone(new PageLoss.PageCrashed());

    private static Fact silentFor(int seconds) {
        return new Fact.MediaLost("it failed", Duration.ofSeconds(seconds));
    }

    private static Rehearsal cutOff() {
        return Rehearsal.inCall().fact(silentFor(60));
    }

    /** The new page is there, and the bot comes back into the call in it. */
    private static Rehearsal inTheNewPage(Rehearsal call) {
        return call.after(BEFORE_THE_LOAD)
                .fact(new Fact.Opened(new Outcome.Done()))
                .showing(Stage.PRE_JOIN, Duration.ofSeconds(3))
                .backIn();
    }

    /** The page gives nothing, and says each time that it cannot. */
    private static Rehearsal deaf(Rehearsal call, Duration duration) {
        call.fact(new Fact.Deaf());
        for (var tried = Duration.ZERO; tried.compareTo(duration) < 0; tried = tried.plusSeconds(1)) {
            call.showing(Stage.IN_CALL, Duration.ofSeconds(1), BOT, ADA)
                    .fact(new Fact.ListenTried(new Outcome.NotNow("no worklet")));
        }
        return call;
    }

    private static int loads(Rehearsal call) {
        return call.done(Action.OpenAgain.class).size();
    }

    private static End left(Rehearsal call) {
        assertThat(call.done(Action.Leave.class)).hasSize(1);
        return call.fact(new Fact.LeaveTried(new Outcome.Done())).end();
    }

    @Test
    void soundThatCannotComeIsWaitedForForAMinuteAndThenThePageIsLoadedAnew() {
        var call = Rehearsal.inCall().fact(silentFor(55)).after(BEFORE_THE_LOAD);
        assertThat(loads(call)).isZero();
        call.fact(silentFor(60)).after(BEFORE_THE_LOAD);
        assertThat(call.done(Action.OpenAgain.class)).containsExactly(new Action.OpenAgain(UNHEARD));
        assertThat(call.done(Action.Leave.class)).isEmpty();
    }

    @Test
    void theCallIsHeardInTheNewPageAndGoesOn() {
        var call = inTheNewPage(cutOff()).showing(Stage.IN_CALL, Duration.ofMinutes(10), BOT, ADA);
        assertThat(call.state()).isInstanceOf(State.InCall.class);
        assertThat(call.done(Action.Listen.class)).hasSize(2);
        assertThat(call.reported())
                .as("active all the time")
                .containsExactly("joining", "awaiting_admission", "active");
    }

    @Test
    void soundBehindANoticeIsFetchedBackToo() {
        var call = Rehearsal.inCall().sees(Stage.CONSENT).fact(silentFor(60)).after(BEFORE_THE_LOAD);
        assertThat(loads(call)).isOne();
    }

    @Test
    void soundThatIsLostAgainWithinMinutesEndsTheCallAndTheEndTellsOfTheReturn() {
        var call = inTheNewPage(cutOff()).showing(Stage.IN_CALL, Duration.ofMinutes(2), BOT, ADA);
        var end = left(call.fact(silentFor(60)));
        assertThat(end.reason()).isEqualTo(EndReason.PAGE_LOST);
        assertThat(end.message()).isEqualTo(UNHEARD);
        assertThat(end.evidence()).contains(new Evidence("bot.returned", UNHEARD));
        assertThat(loads(call)).isOne();
    }

    @Test
    void soundThatIsLostAgainAfterALongTimeIsFetchedBackAgain() {
        var call = inTheNewPage(cutOff()).showing(Stage.IN_CALL, Duration.ofMinutes(5), BOT, ADA);
        call.fact(silentFor(60)).after(BEFORE_THE_LOAD);
        assertThat(loads(call)).isEqualTo(2);
    }

    @Test
    void aReturnForTheSoundThatFailsIsTheEnd() {
        var notLoaded = cutOff().after(BEFORE_THE_LOAD).fact(new Fact.Opened(new Outcome.NotNow("refused")));
        assertThat(notLoaded.end().reason()).isEqualTo(EndReason.PAGE_LOST);
        var notJoined = cutOff().after(BEFORE_THE_LOAD).fact(new Fact.Opened(new Outcome.Done()));
        notJoined
                .showing(Stage.PRE_JOIN, Duration.ofSeconds(3))
                .fact(new Fact.JoinTried(new Outcome.NotNow("no button")));
        while (!(notJoined.state() instanceof State.Leaving)) {
            notJoined
                    .showing(Stage.PRE_JOIN, Duration.ofSeconds(1))
                    .fact(new Fact.JoinTried(new Outcome.NotNow("no button")));
        }
        assertThat(left(notJoined).reason()).isEqualTo(EndReason.PAGE_LOST);
    }

    @Test
    void oneReturnIsOneWhateverWasLost() {
        var crashedBefore = inTheNewPage(Rehearsal.inCall().fact(CRASHED)).fact(silentFor(60));
        assertThat(left(crashedBefore).reason()).isEqualTo(EndReason.PAGE_LOST);
        var crashedAfter = inTheNewPage(cutOff()).fact(CRASHED);
        assertThat(crashedAfter.end().reason()).isEqualTo(EndReason.PAGE_CRASHED);
    }

    @Test
    void whatThePageBeforeStillSaysOfItsSoundCountsForNothing() {
        var call = cutOff().fact(silentFor(65)).after(BEFORE_THE_LOAD).fact(silentFor(70));
        assertThat(inTheNewPage(call).state()).isInstanceOf(State.InCall.class);
        assertThat(loads(call)).isOne();
    }

    @Test
    void aWishToLeaveMeanwhileIsFollowed() {
        var call = cutOff().fact(new Fact.LeaveWanted("command")).fact(new Fact.LeaveTried(new Outcome.Done()));
        assertThat(call.end().reason()).isEqualTo(EndReason.STOPPED);
        assertThat(loads(call)).isZero();
    }

    @Test
    void whoeverIsNotInTheCallYetHasNoSoundToLose() {
        var call = Rehearsal.lobby().fact(silentFor(60)).after(BEFORE_THE_LOAD);
        assertThat(call.state()).isInstanceOf(State.Arriving.class);
        assertThat(loads(call)).isZero();
    }

    @Test
    void aPageThatStaysDeafIsLoadedAnewThoughItWasHeardForHours() {
        var heard = Rehearsal.inCall().showing(Stage.IN_CALL, Duration.ofHours(1), BOT, ADA);
        var call = deaf(heard, Duration.ofSeconds(89));
        assertThat(loads(call)).isZero();
        deaf(call, Duration.ofSeconds(1)).after(BEFORE_THE_LOAD);
        assertThat(call.done(Action.OpenAgain.class))
                .containsExactly(new Action.OpenAgain("the meeting can be heard no more: no worklet"));
    }

    @Test
    void aPageThatStaysDeafInTheNewLoadTooEndsTheCall() {
        var heard = Rehearsal.inCall().showing(Stage.IN_CALL, Duration.ofMinutes(1), BOT, ADA);
        var call = deaf(inTheNewPage(deaf(heard, Duration.ofSeconds(90))), Duration.ofSeconds(91));
        assertThat(loads(call)).isOne();
        var end = left(call);
        assertThat(end.reason()).isEqualTo(EndReason.PAGE_LOST);
        assertThat(end.message()).contains("can be heard no more", "no worklet");
    }
}
