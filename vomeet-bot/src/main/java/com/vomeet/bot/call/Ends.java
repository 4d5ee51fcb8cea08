package com.vomeet.bot.call;

import com.vomeet.bot.page.PageLoss;
import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an end means where it happens. */
final class Ends {
    private Ends() {}

    static Optional<Look> look(State.Live state) {
        return switch (state) {
            case State.Idle _, State.Waiting _, State.Opening _ -> Optional.empty();
            case State.Arriving(var look, var _) -> Optional.of(look);
            case State.InCall(var look, var _) -> Optional.of(look);
        };
    }

    /** A knock or a seat in the call; on a page that says that it is over there is neither. */
    static boolean somethingToLeave(State.Live state) {
        return switch (state) {
            case State.Idle _, State.Waiting _, State.Opening _ -> false;
            case State.Arriving(var look, var entry) -> entry.knocked() && !look.isVerdict();
            case State.InCall(var look, var _) -> !look.isVerdict();
        };
    }

    static End end(State.Live state, EndReason reason, String message) {
        var evidence = new ArrayList<Evidence>(look(state).map(Look::shown).orElse(List.of()));
        var told = state instanceof State.Arriving(var _, var entry)
                ? entry.retry().told(reason, message)
                : message;
        evidence.add(new Evidence("bot." + reason.wire(), told));
        var all = switch (state) {
            case State.Idle _, State.Waiting _, State.Opening _ -> evidence;
            case State.Arriving(var _, var entry) -> entry.with(evidence);
            case State.InCall(var _, var stay) -> stay.back().with(evidence);
        };
        return new End(reason, state.status(), all, told);
    }

    static EndReason reason(PageLoss loss, State.Live state) {
        return switch (loss) {
            case PageLoss.BrowserNotStarted _ -> EndReason.BROWSER_NOT_STARTED;
            case PageLoss.BrowserLost _ -> EndReason.BROWSER_LOST;
            case PageLoss.PageCrashed _ -> EndReason.PAGE_CRASHED;
            case PageLoss.NavigatedAway(var _, var home) ->
                home && wasWithOthers(state) ? EndReason.MEETING_ENDED : EndReason.PAGE_LOST;
            case PageLoss.NotLoaded _ ->
                state.status() == MeetingStatus.ACTIVE ? EndReason.PAGE_LOST : EndReason.JOIN_MEETING_ERROR;
        };
    }

    private static boolean wasWithOthers(State.Live state) {
        return state instanceof State.InCall(var _, var stay) && stay.metOthers();
    }

    static String message(PageLoss loss) {
        return switch (loss) {
            case PageLoss.BrowserNotStarted(var why) -> "the browser could not be started: " + why;
            case PageLoss.BrowserLost(var why) -> "the browser ended: " + why;
            case PageLoss.PageCrashed() -> "the page crashed";
            case PageLoss.NavigatedAway(var host, var _) -> "the page went to " + host;
            case PageLoss.NotLoaded(var why) -> "the page could not be loaded: " + why;
        };
    }
}
