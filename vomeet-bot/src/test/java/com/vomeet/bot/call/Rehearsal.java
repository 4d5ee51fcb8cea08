package com.vomeet.bot.call;

import com.vomeet.bot.page.MeetingPage.Outcome;
import com.vomeet.bot.page.Person;
import com.vomeet.bot.page.Sighting;
import com.vomeet.bot.page.Stage;
import com.vomeet.contract.bot.AutomaticLeave;
import com.vomeet.contract.control.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call without a world: facts are put in by hand, time is moved by hand, what is done is written down. */
final class Rehearsal {
    static final Instant BEGIN = Instant.parse("2026-01-01T10:00:00Z");
    static final AutomaticLeave LEAVE = new AutomaticLeave(900_000, 300_000, 120_000, 900_000L);
    static final Person BOT = new Person("0", "Vomeet", true);
    static final Person ADA = new Person("1", "Ada", false);

    final List<Action> actions = new ArrayList<>();
    private Call call;
    private Instant now = BEGIN;
    private State state;

    private Rehearsal(CallSettings settings) {
        call = new Call(settings);
        state = call.begin();
    }

    static Rehearsal begin() {
        return begin(null, null, null);
    }

    static Rehearsal begin(@Nullable Instant scheduledStart, @Nullable Instant scheduledEnd, @Nullable Instant endBy) {
        var rehearsal = new Rehearsal(new CallSettings(LEAVE, scheduledStart, scheduledEnd, endBy, Patience.USUAL));
        return rehearsal.fact(new Fact.Begun());
    }

    static Rehearsal scheduled(Instant joinAt) {
        var settings = new CallSettings(LEAVE, joinAt, null, null, Patience.USUAL, joinAt);
        return new Rehearsal(settings).fact(new Fact.Begun());
    }

    static Rehearsal preJoin() {
        return begin().fact(new Fact.Opened(new Outcome.Done())).sees(Stage.PRE_JOIN);
    }

    static Rehearsal lobby() {
        return preJoin().fact(new Fact.JoinTried(new Outcome.Done())).sees(Stage.LOBBY);
    }

    static Rehearsal inCall() {
        return admitted(lobby());
    }

    static Rehearsal inCall(@Nullable Instant scheduledStart, @Nullable Instant scheduledEnd, @Nullable Instant endBy) {
        var rehearsal = begin(scheduledStart, scheduledEnd, endBy).fact(new Fact.Opened(new Outcome.Done()));
        return admitted(rehearsal.sees(Stage.LOBBY));
    }

    private static Rehearsal admitted(Rehearsal rehearsal) {
        return rehearsal
                .sees(Stage.IN_CALL, BOT, ADA)
                .after(Duration.ofSeconds(1))
                .sees(Stage.IN_CALL, BOT, ADA)
                .fact(new Fact.ListenTried(new Outcome.Done()));
    }

    /** Knocks once more, is let in at once and listens. */
    Rehearsal backIn() {
        return fact(new Fact.JoinTried(new Outcome.Done()))
                .sees(Stage.IN_CALL, BOT, ADA)
                .fact(new Fact.ListenTried(new Outcome.Done()));
    }

    Rehearsal fact(Fact fact) {
        call = call.knowing(fact);
        var step = call.step(state, fact, now);
        state = step.state();
        actions.addAll(step.actions());
        return this;
    }

    Rehearsal sees(Stage stage, Person... people) {
        return sees(stage, true, people);
    }

    /** These at least. */
    Rehearsal seesSome(Stage stage, Person... people) {
        return sees(stage, false, people);
    }

    Rehearsal seesNobodyKnown(Stage stage) {
        return sees(stage, false);
    }

    private Rehearsal sees(Stage stage, boolean known, Person... people) {
        return sees(stage, evidence("test." + stage), List.of(), known, people);
    }

    private Rehearsal sees(
            Stage stage, List<Evidence> evidence, List<Evidence> hints, boolean known, Person... people) {
        return fact(new Fact.Sighted(new Sighting(0, stage, evidence, hints, List.of(people), known)));
    }

    private static List<Evidence> evidence(String... cues) {
        return Arrays.stream(cues).map(cue -> new Evidence(cue, "seen")).toList();
    }

    /** The page says this, once a second, and the call is still drawn. */
    Rehearsal showingOverCall(Stage stage, Duration duration) {
        var seen = evidence("test." + stage, "in_call.tile", "in_call.share");
        return eachSecond(duration, () -> sees(stage, seen, List.of(), false));
    }

    /** The page shows nothing known, once a second, but this hint. */
    Rehearsal showingHint(String hint, Duration duration, String... cues) {
        return eachSecond(duration, () -> sees(Stage.UNKNOWN, evidence(cues), evidence(hint), false));
    }

    /** The page shows the call, once a second, and not who is there. */
    Rehearsal showingNobodyKnown(Duration duration) {
        return eachSecond(duration, () -> seesNobodyKnown(Stage.IN_CALL));
    }

    private Rehearsal eachSecond(Duration duration, Runnable sight) {
        for (var shown = Duration.ZERO; shown.compareTo(duration) < 0; shown = shown.plusSeconds(1)) {
            after(Duration.ofSeconds(1));
            sight.run();
        }
        return this;
    }

    /** Time passes; deadlines on the way are kept. */
    Rehearsal after(Duration duration) {
        var until = now.plus(duration);
        for (var due = call.deadline(state); due.isPresent() && !due.get().isAfter(until); due = call.deadline(state)) {
            now = due.get().isAfter(now) ? due.get() : now;
            fact(new Fact.TimePassed());
        }
        now = until;
        return this;
    }

    /** Bot and page stand still, and the bot comes late for what was due. */
    Rehearsal standingStill(Duration duration) {
        var due = call.deadline(state).orElseThrow();
        now = now.plus(duration);
        return fact(new Fact.Overslept(Duration.between(due, now))).fact(new Fact.TimePassed());
    }

    /** The page goes on showing this, once a second. */
    Rehearsal showing(Stage stage, Duration duration, Person... people) {
        return eachSecond(duration, () -> sees(stage, people));
    }

    Instant now() {
        return now;
    }

    State state() {
        return state;
    }

    Call call() {
        return call;
    }

    List<Action> done() {
        return List.copyOf(actions);
    }

    /** @throws AssertionError when the call has not ended */
    End end() {
        if (state instanceof State.Ended(var end)) {
            return end;
        }
        throw new AssertionError("not ended but " + state);
    }

    boolean ended() {
        return state instanceof State.Ended;
    }

    <A extends Action> List<A> done(Class<A> type) {
        return actions.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<String> reported() {
        return done(Action.Report.class).stream().map(r -> r.status().wire()).toList();
    }
}
