package com.vomeet.bot.call;

import com.vomeet.bot.page.MeetingPage.Outcome;
import com.vomeet.bot.page.PageLoss;
import com.vomeet.bot.page.Sighting;
import com.vomeet.bot.page.Stage;
import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides: state × fact × now → state and actions. Pure; the caller brings the time and comes back at {@link #deadline}, and takes the
 * {@link #knowing} one from each fact on.
 */
public final class Call {
    /** A wish that need not be repeated as long as the call lasts. */
    private static final Duration FOREVER = Duration.ofDays(1000);

    private final CallSettings settings;
    private final Patience patience;
    private final Dues dues;
    private final Timetable timetable;
    private final Again again;
    private final State.Idle begin;

    public Call(CallSettings settings) {
        this.settings = settings;
        this.patience = settings.patience();
        this.dues = new Dues(settings);
        this.timetable = new Timetable(patience.readyBefore());
        this.again = new Again(settings);
        this.begin = new State.Idle(settings.joinAt());
    }

    public State begin() {
        return begin;
    }

    /** What decides from this fact on: most change nothing of what is decided by. */
    Call knowing(Fact fact) {
        return fact instanceof Fact.EndMoved(var at) ? new Call(settings.withScheduledEnd(at)) : this;
    }

    /** When {@link Fact.TimePassed} is due, if nothing else happens before. */
    public Optional<Instant> deadline(State state) {
        return switch (state) {
            case State.Live live ->
                Stream.of(
                                timetable.next(live),
                                Again.next(live),
                                dues.first(live).map(Due::at))
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder());
            case State.Leaving leaving -> Optional.of(leaving.until());
            case State.Ended _ -> Optional.empty();
        };
    }

    public Step step(State state, Fact fact, Instant now) {
        return switch (state) {
            case State.Ended ended -> Step.to(ended);
            case State.Leaving leaving -> leaving(leaving, fact, now);
            case State.Live live -> onTime(live, fact, now);
        };
    }

    /** What the time wants comes first, whatever fact the moment brings. */
    private Step onTime(State.Live state, Fact fact, Instant now) {
        return timetable.due(state, now).then(live -> Again.due(live, now)).then(live -> live(live, fact, now));
    }

    private Step leaving(State.Leaving state, Fact fact, Instant now) {
        var over = fact instanceof Fact.LeaveTried || fact instanceof Fact.PageGone || !now.isBefore(state.until());
        return over ? finish(state.end()) : Step.to(state);
    }

    private Step live(State.Live state, Fact fact, Instant now) {
        var step = Again.isOfThePageBefore(state, fact)
                ? Step.to(state)
                : switch (fact) {
                    case Fact.LeaveWanted(var by) -> end(state, EndReason.STOPPED, "asked to leave (" + by + ")", now);
                    case Fact.Signalled(var signal) -> end(state, EndReason.TERMINATED, "ended by " + signal, now);
                    case Fact.PageGone(var loss) -> lost(state, loss, now);
                    case Fact.NotServed(var why) -> finish(state, EndReason.PLATFORM_NOT_SUPPORTED, why);
                    case Fact.Broke(var what) -> finish(state, EndReason.INTERNAL_ERROR, what);
                    case Fact.ReconfigureWanted(var language, var task) ->
                        Step.to(state, new Action.Reconfigure(language, task));
                    case Fact.Begun _ -> begun(state, now);
                    case Fact.Overslept _ -> overslept(state, now);
                    case Fact.JoinMoved(var at) -> timetable.moved(state, at, now);
                    case Fact.Opened(var outcome) -> opened(state, outcome, now);
                    case Fact.NotRaised(var why) -> notRaised(state, why);
                    case Fact.Sighted(var sighting) -> sighted(state, sighting, now);
                    case Fact.JoinTried(var outcome) -> joinTried(state, outcome, now);
                    case Fact.ConsentTried(var outcome) -> consentTried(state, outcome, now);
                    case Fact.ListenTried(var outcome) -> listenTried(state, outcome, now);
                    case Fact.StayTried(var outcome) -> stayTried(state, outcome, now);
                    case Fact.VoiceHeard _ -> voiceHeard(state, now);
                    case Fact.Deaf _ -> deaf(state, now);
                    case Fact.MediaLost(var why, var lasting) -> mediaLost(state, why, lasting, now);
                    case Fact.TimePassed _, Fact.LeaveTried _, Fact.EndMoved _ -> Step.to(state);
                };
        return step.state() instanceof State.Live live ? overdue(live, step, now) : step;
    }

    /** Time counts with every fact, so that a busy mailbox cannot postpone an end. */
    private Step overdue(State.Live state, Step step, Instant now) {
        var due = dues.first(state).filter(d -> !now.isBefore(d.at()));
        if (due.isEmpty()) {
            return step;
        }
        var next = raised(state, now).orElseGet(() -> insteadOrEnd(state, due.get(), now));
        var actions = new ArrayList<>(step.actions());
        actions.addAll(next.actions());
        return new Step(next.state(), actions);
    }

    /** Where the page does not serve this browser: the next higher kind is tried, once. */
    private static Optional<Step> raised(State.Live state, Instant now) {
        return state instanceof State.Arriving(var look, var entry)
                        && look.stage() == Stage.BROWSER_NOT_SERVED
                        && !entry.raise().tried()
                ? Optional.of(Step.to(
                        new State.Arriving(Look.nothingYet(now), entry.withRaise(Raise.started(look.shown()))),
                        new Action.RaiseBrowser()))
                : Optional.empty();
    }

    private static Step notRaised(State.Live state, String why) {
        return state instanceof State.Arriving(var _, var entry)
                        && entry.raise().running()
                ? finish(
                        state,
                        EndReason.BLOCKED_BY_PLATFORM,
                        "the page says that it does not serve this browser, and " + why)
                : Step.to(state);
    }

    /** The other browser has gone to the meeting. */
    private Step reopened(State.Arriving state, Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Done() ->
                Step.to(new State.Arriving(
                        Look.nothingYet(now),
                        state.entry().withRaise(state.entry().raise().done())));
            case Outcome.NotNow(var why) -> finish(state, EndReason.JOIN_MEETING_ERROR, why);
            case Outcome.Gone(var loss) -> lost(state, loss, now);
        };
    }

    private Step openedAgain(State.Live state, Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Done() -> Again.opened(state, now);
            case Outcome.NotNow(var why) -> lost(state, new PageLoss.NotLoaded(why), now);
            case Outcome.Gone(var loss) -> lost(state, loss, now);
        };
    }

    private Step begun(State.Live state, Instant now) {
        return state instanceof State.Idle(var joinAt) ? timetable.begin(joinAt, now) : Step.to(state);
    }

    /** A page that could not be looked at has not been silent, and whoever was alone before need not be now. */
    private static Step overslept(State.Live state, Instant now) {
        return switch (state) {
            case State.Idle _, State.Waiting _ -> Step.to(state);
            case State.Opening(var _, var early, var joinAt) -> Step.to(new State.Opening(now, early, joinAt));
            case State.Arriving(var look, var entry) -> Step.to(new State.Arriving(look.anew(now), entry));
            case State.InCall(var look, var stay) -> Step.to(new State.InCall(look.anew(now), stay.unseen()));
        };
    }

    private Step opened(State.Live state, Outcome outcome, Instant now) {
        if (state instanceof State.Arriving arriving && arriving.entry().raise().running()) {
            return reopened(arriving, outcome, now);
        }
        if (Again.load(state).running()) {
            return openedAgain(state, outcome, now);
        }
        if (!(state instanceof State.Opening opening)) {
            return Step.to(state);
        }
        return switch (outcome) {
            case Outcome.Done() -> {
                var arrived = Timetable.arrived(opening, now);
                var early = opening.early();
                yield early == null
                        ? arrived
                        : arrived.then(live -> live instanceof State.Arriving arriving
                                ? arriving(arriving, early, now)
                                : Step.to(live));
            }
            case Outcome.NotNow(var why) -> finish(state, EndReason.JOIN_MEETING_ERROR, why);
            case Outcome.Gone(var loss) -> lost(state, loss, now);
        };
    }

    private Step sighted(State.Live state, Sighting sighting, Instant now) {
        return switch (state) {
            case State.Idle _, State.Waiting _ -> Step.to(state);
            case State.Opening(var since, var _, var joinAt) -> Step.to(new State.Opening(since, sighting, joinAt));
            case State.Arriving arriving -> arriving(arriving, sighting, now);
            case State.InCall inCall -> staying(inCall, sighting, now);
        };
    }

    private Step arriving(State.Arriving state, Sighting sighting, Instant now) {
        if (state.entry().raise().running()) {
            return Step.to(state); // a last word of the page before
        }
        var look = state.look().then(sighting, now);
        var entry = state.entry();
        if (look.inCall()) {
            var admitted = state.look().inCall() && !now.isBefore(look.since().plus(patience.admission()));
            return admitted ? admitted(look, entry, sighting, now) : Step.to(new State.Arriving(look, entry));
        }
        if (look.isLobby()) {
            var waiting = new State.Arriving(look, entry.inLobby(now));
            return entry.reported() == MeetingStatus.AWAITING_ADMISSION
                    ? Step.to(waiting)
                    : Step.to(waiting, new Action.Report(MeetingStatus.AWAITING_ADMISSION, entry.with(look.shown())));
        }
        if (look.isPreJoin() && !entry.isTooEarly(now) && entry.join().due(now)) {
            return Step.to(new State.Arriving(look, entry.joining(now)), new Action.Join());
        }
        if (look.isConsent() && entry.consent().due(now)) {
            return Step.to(
                    new State.Arriving(look, entry.withConsent(entry.consent().started())), new Action.Consent());
        }
        return Step.to(new State.Arriving(look, entry));
    }

    private static Step admitted(Look look, Entry entry, Sighting sighting, Instant now) {
        var stay = Stay.begin(now).with(sighting, now);
        return Step.to(
                new State.InCall(look, stay.withListen(stay.listen().started())),
                new Action.Report(MeetingStatus.ACTIVE, entry.with(look.shown())),
                new Action.Listen());
    }

    private Step staying(State.InCall state, Sighting sighting, Instant now) {
        var look = state.look().then(sighting, now);
        if (look.isConsent()) {
            return asked(look, state.stay().with(sighting, now), now);
        }
        if (look.isPreJoin()) {
            return again.returns().atTheDoor(look, state.stay().unseen(), now);
        }
        if (!look.inCall()) {
            return Step.to(new State.InCall(look, state.stay().unseen()));
        }
        var stay = state.stay().with(sighting, now).with(state.stay().back().over());
        if (!stay.listen().done() && stay.listen().due(now)) {
            return Step.to(new State.InCall(look, stay.withListen(stay.listen().started())), new Action.Listen());
        }
        if (look.asksToStay() && stay.prompt().due(now)) {
            return Step.to(new State.InCall(look, stay.withPrompt(stay.prompt().started())), new Action.StayHere());
        }
        return Step.to(new State.InCall(look, stay));
    }

    /** The dialog lies over the call, which goes on. */
    private static Step asked(Look look, Stay stay, Instant now) {
        return stay.consent().due(now)
                ? Step.to(new State.InCall(look, stay.withConsent(stay.consent().started())), new Action.Consent())
                : Step.to(new State.InCall(look, stay));
    }

    private Step joinTried(State.Live state, Outcome outcome, Instant now) {
        return switch (state) {
            case State.Arriving(var look, var entry) -> {
                var tried = entry.join().ended(outcome, now, patience.joinRetry(), patience.joinAgain());
                yield after(new State.Arriving(look, entry.withJoin(tried)), outcome, now);
            }
            case State.InCall(var look, var stay) -> {
                var tried = stay.back().join().ended(outcome, now, patience.joinRetry(), patience.joinAgain());
                yield after(new State.InCall(look, stay.with(stay.back().withJoin(tried))), outcome, now);
            }
            case State.Idle _, State.Waiting _, State.Opening _ -> Step.to(state);
        };
    }

    private Step consentTried(State.Live state, Outcome outcome, Instant now) {
        return switch (state) {
            case State.Arriving(var look, var entry) -> {
                var tried = entry.consent().ended(outcome, now, patience.joinRetry(), patience.joinRetry());
                yield after(new State.Arriving(look, entry.withConsent(tried)), outcome, now);
            }
            case State.InCall(var look, var stay) -> {
                var tried = stay.consent().ended(outcome, now, patience.joinRetry(), patience.joinRetry());
                yield after(new State.InCall(look, stay.withConsent(tried)), outcome, now);
            }
            case State.Idle _, State.Waiting _, State.Opening _ -> Step.to(state);
        };
    }

    private Step listenTried(State.Live state, Outcome outcome, Instant now) {
        if (!(state instanceof State.InCall(var look, var stay))) {
            return Step.to(state);
        }
        var tried = stay.listen().ended(outcome, now, patience.joinRetry(), FOREVER);
        return after(new State.InCall(look, stay.withListen(tried)), outcome, now);
    }

    private Step stayTried(State.Live state, Outcome outcome, Instant now) {
        if (!(state instanceof State.InCall(var look, var stay))) {
            return Step.to(state);
        }
        var tried = stay.prompt().ended(outcome, now, patience.joinRetry(), patience.joinAgain());
        return after(new State.InCall(look, stay.withPrompt(tried)), outcome, now);
    }

    private static Step voiceHeard(State.Live state, Instant now) {
        return state instanceof State.InCall(var look, var stay)
                ? Step.to(new State.InCall(look, stay.withVoice(now)))
                : Step.to(state);
    }

    /** The next look into the call asks the page to listen again. */
    private static Step deaf(State.Live state, Instant now) {
        return state instanceof State.InCall(var look, var stay)
                        && stay.listen().done()
                ? Step.to(new State.InCall(look, stay.deaf(now)))
                : Step.to(state);
    }

    /**
     * The page has tried what it can by then. What does not show the call says itself what that means, and on the way back into it nothing
     * is to be heard yet.
     */
    private Step mediaLost(State.Live state, String why, Duration lasting, Instant now) {
        return state instanceof State.InCall(var look, var stay)
                        && (look.inCall() || look.isConsent())
                        && stay.listen().done()
                        && !stay.back().running()
                        && lasting.compareTo(patience.reconnecting()) >= 0
                ? insteadOrEnd(
                        state, new Due(now, EndReason.PAGE_LOST, "the meeting can be heard no more: " + why), now)
                : Step.to(state);
    }

    private Step insteadOrEnd(State.Live state, Due due, Instant now) {
        return again.instead(state, due, now).orElseGet(() -> end(state, due.reason(), due.message(), now));
    }

    private Step after(State.Live state, Outcome outcome, Instant now) {
        return outcome instanceof Outcome.Gone(var loss) ? lost(state, loss, now) : Step.to(state);
    }

    private Step lost(State.Live state, PageLoss loss, Instant now) {
        var shown = dues.shown(state);
        if (shown.isPresent()) {
            return again.instead(state, shown.get(), now)
                    .orElseGet(() ->
                            finish(state, shown.get().reason(), shown.get().message()));
        }
        return again.instead(state, loss, now)
                .orElseGet(() -> finish(state, dues.reason(state, loss, now), Ends.message(loss)));
    }

    /** Leaves first where there is something to leave and a page that may do it. */
    private Step end(State.Live state, EndReason reason, String message, Instant now) {
        var end = Ends.end(state, reason, message);
        if (reason == EndReason.PAGE_HUNG || !Ends.somethingToLeave(state)) {
            return finish(end);
        }
        var until = now.plus(patience.leaving()).plus(patience.leavingMargin());
        return Step.to(new State.Leaving(end, until), new Action.Leave(end, patience.leaving()));
    }

    private static Step finish(State.Live state, EndReason reason, String message) {
        return finish(Ends.end(state, reason, message));
    }

    private static Step finish(End end) {
        return Step.to(new State.Ended(end), new Action.Finish(end));
    }
}
