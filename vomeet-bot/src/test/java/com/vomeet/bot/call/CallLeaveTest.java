package com.vomeet.bot.call;

import static com.vomeet.bot.call.Rehearsal.ADA;
import static com.vomeet.bot.call.Rehearsal.BOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.page.MeetingPage.Outcome;
import com.vomeet.bot.page.PageLoss;
import com.vomeet.bot.page.Stage;
import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CallLeaveTest {
    private static final Fact LEAVE = new Fact.LeaveWanted("command");

    @Test
    void beforeThePageIsOpenThereIsNothingToLeave() {
        var call = Rehearsal.begin().fact(LEAVE);
        assertThat(call.end().reason()).isEqualTo(EndReason.STOPPED);
        assertThat(call.end().stage()).isEqualTo(MeetingStatus.REQUESTED);
        assertThat(call.done(Action.Leave.class)).isEmpty();
    }

    @Test
    void beforeTheKnockThereIsNothingToWithdraw() {
        var call = Rehearsal.begin()
                .fact(new Fact.Opened(new Outcome.Done()))
                .sees(Stage.LOADING)
                .fact(LEAVE);
        assertThat(call.end().reason()).isEqualTo(EndReason.STOPPED);
        assertThat(call.done(Action.Leave.class)).isEmpty();
    }

    @Test
    void aJoinThatRunsMayHaveKnockedAlready() {
        assertThat(Rehearsal.preJoin().fact(LEAVE).done(Action.Leave.class)).hasSize(1);
    }

    @Test
    void aKnockIsWithdrawn() {
        var call = Rehearsal.lobby().fact(LEAVE);
        assertThat(call.done(Action.Leave.class)).hasSize(1);
        assertThat(call.ended()).isFalse();
        assertThat(call.fact(new Fact.LeaveTried(new Outcome.Done())).end().exitCode())
                .isZero();
    }

    @Test
    void aCallIsLeftWithinThreeSecondsEvenIfThePageDoesNotShowIt() {
        var call = Rehearsal.inCall().fact(LEAVE).after(Duration.ofMillis(2_999));
        assertThat(call.ended()).isFalse();
        assertThat(call.after(Duration.ofMillis(1)).end().reason()).isEqualTo(EndReason.STOPPED);
    }

    @Test
    void aLateAdmissionAfterLeaveIsIgnored() {
        var call = Rehearsal.lobby()
                .sees(Stage.IN_CALL, BOT, ADA)
                .fact(LEAVE)
                .after(Duration.ofSeconds(1))
                .sees(Stage.IN_CALL, BOT, ADA);
        assertThat(call.reported()).doesNotContain("active");
        assertThat(call.done(Action.Listen.class)).isEmpty();
    }

    @Test
    void aSecondLeaveWhileLeavingChangesNothing() {
        var call = Rehearsal.inCall().fact(LEAVE).fact(LEAVE).fact(new Fact.Signalled("a signal"));
        assertThat(call.done(Action.Leave.class)).hasSize(1);
        assertThat(call.fact(new Fact.LeaveTried(new Outcome.Done())).end().reason())
                .isEqualTo(EndReason.STOPPED);
    }

    @Test
    void aPageThatIsLostWhileLeavingHasBeenLeft() {
        var call = Rehearsal.inCall().fact(LEAVE).fact(new Fact.PageGone(new PageLoss.BrowserLost("gone")));
        assertThat(call.end().reason()).isEqualTo(EndReason.STOPPED);
    }

    @Test
    void aSignalLeavesAndFailsWithItsOwnExitCode() {
        var call = Rehearsal.inCall().fact(new Fact.Signalled("a signal"));
        assertThat(call.done(Action.Leave.class)).hasSize(1);
        var end = call.fact(new Fact.LeaveTried(new Outcome.Done())).end();
        assertThat(end.reason()).isEqualTo(EndReason.TERMINATED);
        assertThat(end.exitCode()).isEqualTo(143);
    }

    @Test
    void aVerdictOnThePageIsNotLeft() {
        var call = Rehearsal.lobby().sees(Stage.DENIED).fact(LEAVE);
        assertThat(call.end().reason()).isEqualTo(EndReason.STOPPED);
        assertThat(call.done(Action.Leave.class)).isEmpty();
    }

    @Test
    void aBrokenAssumptionIsAnInternalError() {
        var end = Rehearsal.inCall().fact(new Fact.Broke("a null")).end();
        assertThat(end.reason()).isEqualTo(EndReason.INTERNAL_ERROR);
        assertThat(end.evidence()).isNotEmpty();
    }

    @Test
    void aReconfigurationIsCarriedOutInEveryLiveState() {
        var wish = new Fact.ReconfigureWanted("de", "transcribe");
        assertThat(Rehearsal.begin().fact(wish).done(Action.Reconfigure.class)).hasSize(1);
        assertThat(Rehearsal.lobby().fact(wish).done(Action.Reconfigure.class)).hasSize(1);
        assertThat(Rehearsal.inCall().fact(wish).done(Action.Reconfigure.class)).hasSize(1);
        assertThat(Rehearsal.inCall().fact(LEAVE).fact(wish).done(Action.Reconfigure.class))
                .isEmpty();
    }
}
