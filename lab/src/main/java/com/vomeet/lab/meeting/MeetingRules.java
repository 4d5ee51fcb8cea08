package com.vomeet.lab.meeting;

import com.vomeet.lab.scenario.Admission;
import com.vomeet.lab.scenario.HostAction;
import com.vomeet.lab.scenario.PageTraits;
import com.vomeet.lab.scenario.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Decides what a happening leads to. Pure: the same state, happening and moment give the same change. Lives for one happening. */
final class MeetingRules {
    private final Instant now;
    private final List<LabEvent> events = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private MeetingState state;

    private MeetingRules(MeetingState state, Instant now) {
        this.state = state;
        this.now = now;
    }

    static Change apply(MeetingState state, Happening happening, Instant now) {
        var rules = new MeetingRules(state, now);
        rules.take(happening);
        return new Change(rules.state, rules.events, rules.orders);
    }

    private void take(Happening happening) {
        switch (happening) {
            case Happening.Opened() -> open();
            case Happening.PageOpened(var id) -> pageOpened(id);
            case Happening.PageClosed(var id) -> state.guest(id).ifPresent(this::pageClosed);
            case Happening.Asked(var id, var name) -> one(id, g -> g.view().preJoin(), g -> ask(g, name));
            case Happening.Left(var id) -> state.guest(id).ifPresent(this::leave);
            case Happening.DevicesSet(var id, var microphone, var camera) ->
                state.guest(id).ifPresent(g -> devices(g, microphone, camera));
            case Happening.ConsentGiven(var id) -> one(id, g -> g.view() == View.CONSENT, this::consent);
            case Happening.StayWanted(var id) -> one(id, g -> g.view() == View.STILL_THERE, this::stay);
            case Happening.MediaChanged(var id, var up) -> one(id, g -> g.view() == View.CALL, g -> media(g, up));
            case Happening.AnswerDue(var id, var knock) ->
                one(id, g -> g.view().waiting() && g.knocks() == knock, this::answer);
            case Happening.Acted(var action) -> act(action);
            case Happening.ScriptStarted() -> {
                events.add(new LabEvent.ScriptStarted(now));
                fire(Step.When.SCRIPT_STARTED);
            }
            case Happening.ScriptEnded() -> {
                events.add(new LabEvent.ScriptEnded(now));
                fire(Step.When.SCRIPT_ENDED);
            }
            case Happening.Closed() -> end();
        }
    }

    private void open() {
        state.scenario().people().stream().filter(p -> p.there()).forEach(p -> personJoins(p.name()));
        fire(Step.When.OPENED);
    }

    private void pageOpened(String id) {
        events.add(new LabEvent.PageOpened(now, id));
        state = state.visited();
        var admission = state.scenario().admission().ofVisit(state.visits());
        state = state.with(new Guest(id, "", View.ASK_TO_JOIN, 0, false, false, now, admission));
        var first = FirstView.of(admission);
        one(id, g -> true, g -> show(g, state.over() ? View.INVALID : first));
        fire(Step.When.PAGE_OPENED);
    }

    private void pageClosed(Guest guest) {
        if (guest.view().waiting()) {
            events.add(new LabEvent.KnockWithdrawn(now, guest.id(), guest.name(), false));
        } else if (guest.view().inside()) {
            events.add(new LabEvent.GuestGone(now, guest.id(), guest.name()));
        } else {
            events.add(new LabEvent.PageClosed(now, guest.id()));
        }
        state = state.without(guest.id());
        orders.add(new Order.CutMedia(guest.id()));
        orders.add(new Order.ShowPeople());
    }

    private void ask(Guest guest, String name) {
        var admission = guest.admission();
        if (guest.view() == View.JOIN_NOW) {
            enter(guest.asking(name, guest.view(), now));
            return;
        }
        var view = admission.kind() == Admission.Kind.WAITING_FOR_HOST ? View.WAITING_FOR_HOST : View.LOBBY;
        var knocking = guest.asking(name, view, now);
        events.add(new LabEvent.Knocked(now, guest.id(), name));
        show(knocking, view);
        if (!admission.byHand()) {
            orders.add(new Order.Later(admission.after(), new Happening.AnswerDue(guest.id(), knocking.knocks())));
        }
        fire(Step.When.KNOCKED);
    }

    private void answer(Guest guest) {
        var kind = guest.admission().kind();
        switch (kind) {
            case OPEN, LOBBY, WAITING_FOR_HOST -> admit(guest);
            case DENIED -> deny(guest);
            case TIMEOUT -> ignore(guest);
            case BLOCKED, BROWSER_NOT_SERVED, SIGN_IN, CAPTCHA, INVALID, NOT_UNDERSTOOD, BLANK, ELSEWHERE -> {
                events.add(new LabEvent.PageTurned(now, guest.id(), FirstView.refusal(kind)));
                show(guest, FirstView.refusal(kind));
            }
        }
    }

    private void admit(Guest guest) {
        events.add(new LabEvent.Admitted(now, guest.id(), guest.name()));
        enter(guest);
    }

    private void enter(Guest guest) {
        if (state.scenario().page().consent() == PageTraits.Consent.NONE) {
            join(guest);
        } else {
            askConsent(guest);
        }
    }

    private void askConsent(Guest guest) {
        events.add(new LabEvent.ConsentAsked(now, guest.id()));
        show(guest, View.CONSENT);
        orders.add(new Order.ShowPeople());
    }

    private void consent(Guest guest) {
        events.add(new LabEvent.ConsentGiven(now, guest.id()));
        join(guest);
    }

    private void askStillThere(Guest guest) {
        events.add(new LabEvent.StillThereAsked(now, guest.id()));
        show(guest, View.STILL_THERE);
    }

    private void stay(Guest guest) {
        events.add(new LabEvent.Stayed(now, guest.id()));
        show(guest, View.CALL);
        orders.add(new Order.ShowPeople());
    }

    private void join(Guest guest) {
        events.add(new LabEvent.Joined(now, guest.id(), guest.name()));
        show(guest, View.CALL);
        orders.add(new Order.ShowPeople());
        if (!state.fired().contains(Step.When.JOINED)
                && !state.scenario().script().lines().isEmpty()) {
            var start = new Happening.Acted(new HostAction.StartScript());
            orders.add(new Order.Later(state.scenario().script().afterGuestJoined(), start));
        }
        fire(Step.When.JOINED);
    }

    private void deny(Guest guest) {
        events.add(new LabEvent.Denied(now, guest.id(), guest.name()));
        show(guest, View.DENIED);
    }

    private void ignore(Guest guest) {
        events.add(new LabEvent.KnockTimedOut(now, guest.id(), guest.name()));
        show(guest, View.NO_RESPONSE);
    }

    private void leave(Guest guest) {
        if (guest.view().waiting()) {
            events.add(new LabEvent.KnockWithdrawn(now, guest.id(), guest.name(), true));
        } else if (guest.view().inside()) {
            events.add(new LabEvent.GuestLeft(now, guest.id(), guest.name()));
            orders.add(new Order.CutMedia(guest.id()));
        } else {
            return;
        }
        show(guest, View.LEFT);
        orders.add(new Order.ShowPeople());
    }

    private void devices(Guest guest, boolean microphone, boolean camera) {
        events.add(new LabEvent.DevicesSet(now, guest.id(), microphone, camera));
        state = state.with(guest.with(microphone, camera));
    }

    private void media(Guest guest, boolean up) {
        events.add(up ? new LabEvent.MediaConnected(now, guest.id()) : new LabEvent.MediaLost(now, guest.id()));
    }

    private void act(HostAction action) {
        switch (action) {
            case HostAction.Admit(var id) -> each(id, g -> g.view().waiting(), this::admit);
            case HostAction.Deny(var id) -> each(id, g -> g.view().waiting(), this::deny);
            case HostAction.IgnoreKnock(var id) -> each(id, g -> g.view().waiting(), this::ignore);
            case HostAction.Remove(var id) -> each(id, g -> g.view().inside(), g -> remove(g, View.REMOVED));
            case HostAction.EndForAll() -> end();
            case HostAction.AskConsent(var id) -> each(id, g -> g.view() == View.CALL, this::askConsent);
            case HostAction.PersonJoins(var name) -> personJoins(name);
            case HostAction.PersonLeaves(var name) -> personLeaves(name);
            case HostAction.PersonWrites(var name) -> {
                if (state.people().contains(name)) {
                    orders.add(new Order.ShowChat(name));
                }
            }
            case HostAction.StartScript() -> {
                if (!state.over()) {
                    orders.add(new Order.RunScript());
                }
            }
            case HostAction.DropMedia(var id) ->
                each(id, g -> g.view() == View.CALL, g -> orders.add(new Order.CutMedia(g.id())));
            case HostAction.LoseConnection(var id) -> each(id, g -> g.view() == View.CALL, this::loseConnection);
            case HostAction.AskStillThere(var id) -> each(id, g -> g.view() == View.CALL, this::askStillThere);
            case HostAction.EndAsAlone(var id) -> each(id, g -> g.view().inside(), g -> remove(g, View.LEFT));
            case HostAction.ReloadPage(var id) -> each(id, g -> true, g -> turn(g, View.RELOADING));
            case HostAction.LosePage(var id) -> each(id, g -> true, g -> turn(g, View.ELSEWHERE));
            case HostAction.ConfusePage(var id) -> each(id, g -> true, g -> turn(g, View.NOT_UNDERSTOOD));
            case HostAction.PutOut(var id) -> each(id, g -> true, g -> turn(g, View.LEFT));
            case HostAction.SendHome(var id) -> each(id, g -> true, g -> turn(g, View.HOME));
        }
    }

    private void remove(Guest guest, View to) {
        events.add(new LabEvent.GuestRemoved(now, guest.id(), guest.name()));
        show(guest, to);
        orders.add(new Order.CutMedia(guest.id()));
        orders.add(new Order.ShowPeople());
    }

    private void loseConnection(Guest guest) {
        orders.add(new Order.CutMedia(guest.id()));
        turn(guest, View.CONNECTION_LOST);
    }

    /** The guest still counts as being where it was: nobody told the meeting anything. */
    private void turn(Guest guest, View to) {
        events.add(new LabEvent.PageTurned(now, guest.id(), to));
        orders.add(new Order.Show(guest.id(), to));
    }

    private void personJoins(String name) {
        var known = state.scenario().people().stream().anyMatch(p -> p.name().equals(name));
        if (known && !state.people().contains(name) && !state.over()) {
            state = state.joined(name);
            events.add(new LabEvent.PersonJoined(now, name));
            orders.add(new Order.Enter(name));
            orders.add(new Order.ShowPeople());
        }
    }

    private void personLeaves(String name) {
        if (state.people().contains(name)) {
            state = state.left(name);
            events.add(new LabEvent.PersonLeft(now, name));
            orders.add(new Order.Exit(name));
            orders.add(new Order.ShowPeople());
        }
    }

    private void end() {
        if (state.over()) {
            return;
        }
        orders.add(new Order.StopScript());
        List.copyOf(state.people()).forEach(this::personLeaves);
        for (var guest : state.guests().values()) {
            if (guest.view().inside() || guest.view().waiting()) {
                show(guest, View.ENDED_BY_HOST);
                orders.add(new Order.CutMedia(guest.id()));
            }
        }
        state = state.ended();
        events.add(new LabEvent.MeetingEnded(now));
    }

    private void show(Guest guest, View view) {
        state = state.with(guest.at(view, now));
        orders.add(new Order.Show(guest.id(), view));
    }

    private void fire(Step.When when) {
        if (state.fired().contains(when)) {
            return;
        }
        state = state.fired(when);
        for (var step : state.scenario().plan()) {
            if (step.when() == when) {
                orders.add(new Order.Later(step.after(), new Happening.Acted(step.action())));
            }
        }
    }

    private void one(String id, Predicate<Guest> fits, Consumer<Guest> then) {
        state.guest(id).filter(fits).ifPresent(then);
    }

    private void each(String id, Predicate<Guest> fits, Consumer<Guest> then) {
        List.copyOf(state.guests().values()).stream()
                .filter(g -> id.equals(HostAction.EVERYONE) || g.id().equals(id))
                .filter(fits)
                .forEach(then);
    }
}
