package com.vomeet.bot.call;

import static com.vomeet.bot.call.Rehearsal.ADA;
import static com.vomeet.bot.call.Rehearsal.BOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.page.MeetingPage.Outcome;
import com.vomeet.bot.page.Person;
import com.vomeet.bot.page.Stage;
import com.vomeet.contract.EndReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who counts as company, and what becomes of a call in which nobody can be counted. */
final class CallCompanyTest {
    private static final Duration EVERYONE_LEFT = Duration.ofMinutes(2);
    private static final Duration UNHEARD = Duration.ofMinutes(60);
    private static final Person OTTER = new Person("7", "Otter.ai", false);
    private static final Person OTHER_BOT = new Person("8", "Fireflies.ai Notetaker", false);

    @Test
    void recordersDoNotKeepEachOtherInTheCall() {
        var call = Rehearsal.inCall().showing(Stage.IN_CALL, EVERYONE_LEFT, BOT, OTTER, OTHER_BOT);
        assertThat(call.state()).isInstanceOf(State.InCall.class);
        assertThat(leftWith(call.showing(Stage.IN_CALL, Duration.ofSeconds(2), BOT, OTTER, OTHER_BOT)))
                .isEqualTo(EndReason.LEFT_ALONE);
    }

    @Test
    void whoSpeaksAmongRecordersIsNoRecorder() {
        var call = Rehearsal.inCall();
        for (var i = 0; i < 10; i++) {
            call.showing(Stage.IN_CALL, Duration.ofSeconds(100), BOT, OTTER).fact(new Fact.VoiceHeard());
        }
        assertThat(call.state()).isInstanceOf(State.InCall.class);
    }

    @Test
    void aPersonAmongRecordersIsCompany() {
        var call = Rehearsal.inCall().showing(Stage.IN_CALL, Duration.ofMinutes(10), BOT, OTTER, ADA);
        assertThat(call.state()).isInstanceOf(State.InCall.class);
    }

    @Test
    void aCallInWhichNobodyCanBeSeenOrHeardIsLeftInTheEnd() {
        var call = Rehearsal.inCall().showingNobodyKnown(UNHEARD.minusSeconds(1));
        assertThat(call.state()).isInstanceOf(State.InCall.class);
        assertThat(leftWith(call.showingNobodyKnown(Duration.ofSeconds(3)))).isEqualTo(EndReason.LEFT_ALONE);
        assertThat(call.end().message()).contains("nobody was heard", "did not show who is there");
    }

    @Test
    void whereNobodyHasEverBeenThisIsSaid() {
        var call = Rehearsal.lobby()
                .showingNobodyKnown(Duration.ofSeconds(2))
                .fact(new Fact.ListenTried(new Outcome.Done()))
                .showingNobodyKnown(UNHEARD.plusSeconds(2));
        assertThat(leftWith(call)).isEqualTo(EndReason.NO_ONE_JOINED);
    }

    @Test
    void whoIsHeardOrSeenNowAndThenIsThere() {
        var call =
                Rehearsal.inCall().showingNobodyKnown(UNHEARD.minusMinutes(1)).fact(new Fact.VoiceHeard());
        call.showingNobodyKnown(UNHEARD.minusMinutes(1)).seesSome(Stage.IN_CALL, BOT, ADA);
        call.showingNobodyKnown(UNHEARD.minusMinutes(1));
        assertThat(call.state()).isInstanceOf(State.InCall.class);
    }

    @Test
    void peopleWhoAreSeenMayBeSilentForHours() {
        var call = Rehearsal.inCall().showing(Stage.IN_CALL, Duration.ofHours(3), BOT, ADA);
        assertThat(call.state()).isInstanceOf(State.InCall.class);
    }

    /** The page does not tell which of the tiles is the bot's. */
    @Test
    void oneTileOfWhichItIsNotKnownWhoseItIsSaysNothing() {
        var nameless = new Person("0", "You or me", false);
        var call = Rehearsal.lobby()
                .seesSome(Stage.IN_CALL, nameless)
                .after(Duration.ofSeconds(1))
                .seesSome(Stage.IN_CALL, nameless)
                .fact(new Fact.ListenTried(new Outcome.Done()));
        for (var i = 0; i < 1000; i++) {
            call.after(Duration.ofSeconds(1)).seesSome(Stage.IN_CALL, nameless);
        }
        assertThat(call.state()).isInstanceOf(State.InCall.class);
        for (var i = 0; i < 2700; i++) {
            call.after(Duration.ofSeconds(1)).seesSome(Stage.IN_CALL, nameless);
        }
        assertThat(leftWith(call)).as("no company").isEqualTo(EndReason.NO_ONE_JOINED);
    }

    @Test
    void ofTwoTilesOneIsSomebodyElses() {
        var call = Rehearsal.lobby()
                .seesSome(Stage.IN_CALL, new Person("0", "Zoe", false), ADA)
                .after(Duration.ofSeconds(1))
                .seesSome(Stage.IN_CALL, new Person("0", "Zoe", false), ADA)
                .fact(new Fact.ListenTried(new Outcome.Done()))
                .showing(Stage.IN_CALL, EVERYONE_LEFT.plusSeconds(2), BOT);
        assertThat(leftWith(call)).isEqualTo(EndReason.LEFT_ALONE);
    }

    private static EndReason leftWith(Rehearsal call) {
        assertThat(call.done(Action.Leave.class)).hasSize(1);
        call.fact(new Fact.LeaveTried(new Outcome.Done()));
        return call.end().reason();
    }
}
