package com.vomeet.bot.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.page.MeetingPage.Outcome;
import com.vomeet.bot.page.Stage;
import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A bot that has a moment to knock at. */
final class CallScheduleTest {
    private static final Instant AT = Rehearsal.BEGIN.plusSeconds(60);

    private static Rehearsal atTheDoor() {
        return Rehearsal.scheduled(AT).after(Duration.ofSeconds(40)).fact(new Fact.Opened(new Outcome.Done()));
    }

    @Test
    void itOpensThePageShortlyBeforeItsTime() {
        var call = Rehearsal.scheduled(AT).after(Duration.ofSeconds(39));
        assertThat(call.done()).isEmpty();
        assertThat(call.state().status()).isEqualTo(MeetingStatus.REQUESTED);
        assertThat(call.after(Duration.ofSeconds(1)).done(Action.OpenPage.class))
                .hasSize(1);
    }

    @Test
    void itStandsAtTheDoorAndKnocksWhenTheMomentComes() {
        var call = atTheDoor().showing(Stage.PRE_JOIN, Duration.ofSeconds(19));
        assertThat(call.done(Action.Join.class)).isEmpty();
        assertThat(call.reported()).isEmpty();
        assertThat(call.state().status()).isEqualTo(MeetingStatus.REQUESTED);

        call.showing(Stage.PRE_JOIN, Duration.ofSeconds(2));
        assertThat(call.done(Action.Join.class)).hasSize(1);
        assertThat(call.reported()).containsExactly("joining");
        assertThat(Duration.between(AT, call.now())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void standingAtTheDoorTakesNothingOfTheTimeForJoining() {
        var call = atTheDoor().fact(new Fact.JoinMoved(AT.plusSeconds(150)));
        call.showing(Stage.PRE_JOIN, Duration.ofSeconds(171));
        assertThat(call.ended()).isFalse();
        assertThat(call.done(Action.Join.class)).hasSize(1);
        call.fact(new Fact.JoinTried(new Outcome.NotNow("no button"))).showing(Stage.PRE_JOIN, Duration.ofSeconds(121));
        call.after(Duration.ofSeconds(5));
        assertThat(call.end().reason()).isEqualTo(EndReason.JOIN_MEETING_ERROR);
    }

    @Test
    void anEarlierMomentIsKeptToo() {
        var call = Rehearsal.scheduled(AT).fact(new Fact.JoinMoved(null));
        assertThat(call.done(Action.OpenPage.class)).hasSize(1);
        call.fact(new Fact.Opened(new Outcome.Done())).sees(Stage.PRE_JOIN);
        assertThat(call.done(Action.Join.class)).hasSize(1);

        var door = atTheDoor().sees(Stage.PRE_JOIN).fact(new Fact.JoinMoved(null));
        assertThat(door.reported()).containsExactly("joining");
        assertThat(door.sees(Stage.PRE_JOIN).done(Action.Join.class)).hasSize(1);
    }

    @Test
    void aLaterMomentIsWaitedFor() {
        var call = Rehearsal.scheduled(AT).fact(new Fact.JoinMoved(AT.plusSeconds(600)));
        assertThat(call.after(Duration.ofSeconds(639)).done()).isEmpty();
        assertThat(call.after(Duration.ofSeconds(1)).done(Action.OpenPage.class))
                .hasSize(1);
    }

    @Test
    void theMomentMayBeMovedWhileThePageOpens() {
        var call = Rehearsal.scheduled(AT).after(Duration.ofSeconds(45));
        call.fact(new Fact.JoinMoved(AT.plusSeconds(10))).fact(new Fact.Opened(new Outcome.Done()));
        call.showing(Stage.PRE_JOIN, Duration.ofSeconds(24));
        assertThat(call.done(Action.Join.class)).isEmpty();
        call.showing(Stage.PRE_JOIN, Duration.ofSeconds(2));
        assertThat(call.done(Action.Join.class)).hasSize(1);
    }

    @Test
    void whatHasBeenKnockedIsNotTakenBack() {
        var call = Rehearsal.lobby().fact(new Fact.JoinMoved(AT.plusSeconds(600)));
        assertThat(call.showing(Stage.LOBBY, Duration.ofSeconds(3)).reported())
                .containsExactly("joining", "awaiting_admission");
    }

    @Test
    void aMomentThatIsPastIsNow() {
        var call = Rehearsal.scheduled(Rehearsal.BEGIN.minusSeconds(5));
        call.fact(new Fact.Opened(new Outcome.Done())).sees(Stage.PRE_JOIN);
        assertThat(call.done(Action.Join.class)).hasSize(1);
    }

    @Test
    void aBotThatWaitsLeavesWhenAsked() {
        var call = Rehearsal.scheduled(AT).fact(new Fact.LeaveWanted("command"));
        assertThat(call.end().reason()).isEqualTo(EndReason.STOPPED);
        assertThat(call.end().stage()).isEqualTo(MeetingStatus.REQUESTED);
        assertThat(atTheDoor()
                        .sees(Stage.PRE_JOIN)
                        .fact(new Fact.LeaveWanted("command"))
                        .end()
                        .reason())
                .isEqualTo(EndReason.STOPPED);
    }

    @Test
    void aPageThatHangsBeforeTheMomentIsNotWaitedFor() {
        assertThat(atTheDoor()
                        .sees(Stage.PRE_JOIN)
                        .after(Duration.ofSeconds(13))
                        .end()
                        .reason())
                .isEqualTo(EndReason.PAGE_HUNG);
    }
}
