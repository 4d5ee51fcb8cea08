package com.vomeet.bot.call;

import com.vomeet.bot.page.PageLoss;
import com.vomeet.bot.page.Stage;
import com.vomeet.contract.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The ends that a state is heading for: every patience of the call in one place. */
final class Dues {
    /** In a call of which the page does not show whether anybody else is there. */
    private static final Duration UNHEARD = Duration.ofMinutes(60);

    private static final String ENDED_AS_ALONE = "the platform has ended the call, in which the bot was alone: ";

    private final CallSettings settings;
    private final Patience patience;
    private final WordsInCall said;

    Dues(CallSettings settings) {
        this.settings = settings;
        this.patience = settings.patience();
        this.said = new WordsInCall(patience);
    }

    /** The one that comes first. */
    Optional<Due> first(State.Live state) {
        var dues = new ArrayList<Due>();
        switch (state) {
            case State.Idle _, State.Waiting _ -> {}
            case State.Opening(var since, var _, var _) ->
                dues.add(in(since, patience.opening(), EndReason.BROWSER_NOT_STARTED, "no page could be opened"));
            case State.Arriving(var look, var entry) -> arriving(look, entry, dues);
            case State.InCall(var look, var stay) -> inCall(look, stay, dues);
        }
        var endBy = settings.endBy();
        if (endBy != null) {
            dues.add(new Due(
                    endBy.minus(patience.beforeEndBy()), EndReason.MAX_DURATION, "the time for this call is over"));
        }
        return dues.stream().min(Comparator.comparing(Due::at));
    }

    private void arriving(Look look, Entry entry, List<Due> dues) {
        if (!entry.retry().load().isWaitedFor()) {
            silence(look, dues);
            if (!look.isPreJoin() || entry.joinAt() == null) {
                verdict(look, entry.join().problem()).ifPresent(dues::add);
            }
            blank(look, entry, dues);
        }
        var lobbySince = entry.lobbySince();
        if (lobbySince != null && !look.inCall()) {
            var limit = settings.leave().waitingRoom();
            dues.add(in(
                    lobbySince,
                    limit,
                    EndReason.AWAITING_ADMISSION_TIMEOUT,
                    "nobody let the bot in within " + words(limit)));
        }
    }

    /** What says nothing right after the knock can be loaded again; the last time it has the patience of any page. */
    private void blank(Look look, Entry entry, List<Due> dues) {
        var again = patience.again();
        if (entry.knocked()
                && look.stage() == Stage.LOADING
                && entry.retry().tries() < again.pauses().size()) {
            // The words before, which are waited for with the same patience, were no blank page.
            dues.add(in(
                    look.alike(),
                    again.blank(),
                    EndReason.PAGE_NOT_UNDERSTOOD,
                    "the page was blank for " + words(again.blank()) + " after the knock"));
        }
    }

    private void inCall(Look look, Stay stay, List<Due> dues) {
        silence(look, dues);
        if (look.isPreJoin()) {
            dues.add(atTheDoor(look, stay));
        } else if (look.isConsent()) {
            // As long as somebody is heard behind the dialog, the call goes on.
            dues.add(notUnderstood(
                    later(look.since(), stay.lastVoice()),
                    because(stay.consent().problem())));
        } else {
            meaning(look, stay)
                    .map(due -> stay.back().running() ? due : alone(due, look, stay))
                    .ifPresent(dues::add);
        }
        left(look, stay).ifPresent(dues::add);
        if (look.isLobby()) {
            dues.add(in(
                    look.since(),
                    settings.leave().waitingRoom(),
                    EndReason.AWAITING_ADMISSION_TIMEOUT,
                    "the bot was put back into the lobby and nobody let it in"));
        }
        if (look.inCall() && !stay.listen().done()) {
            dues.add(in(
                    later(stay.listenSince(), look.since()),
                    patience.listening(),
                    stay.wasHeard() ? EndReason.PAGE_LOST : EndReason.JOIN_MEETING_ERROR,
                    (stay.wasHeard() ? "the meeting can be heard no more" : "the meeting could not be heard")
                            + because(stay.listen().problem())));
        }
        alone(stay).ifPresent(dues::add);
        dues.add(unheard(stay));
        var scheduledEnd = settings.scheduledEnd();
        if (scheduledEnd != null) {
            var idle = settings.leave().idleAfterScheduledEnd();
            dues.add(new Due(
                    later(scheduledEnd, stay.lastVoice().plus(idle)),
                    EndReason.IDLE_AFTER_SCHEDULED_END,
                    "after the scheduled end nobody has spoken for " + words(idle)));
        }
    }

    private Due atTheDoor(Look look, Stay stay) {
        var back = stay.back();
        var joins =
                back.running() || back.mayBegin(look.since(), patience.again().returns());
        return in(
                look.since(),
                joins ? patience.reconnecting() : patience.joinAgain(),
                EndReason.PAGE_LOST,
                "the page went back to the way in and stayed there"
                        + because(back.join().problem()));
    }

    /** Nobody can have put out, nor ended the call for, somebody who has been alone in it. */
    private Due alone(Due due, Look look, Stay stay) {
        return switch (due.reason()) {
            case EVICTED, PAGE_NOT_UNDERSTOOD -> asAlone(due, look, stay);
            default -> due;
        };
    }

    /** On its way back the bot is before the call again, and its knock may be answered. */
    private Optional<Due> meaning(Look look, Stay stay) {
        var onTheWayIn = verdict(look, "");
        return stay.back().running() ? onTheWayIn : said.mean(look, stay, onTheWayIn);
    }

    private Optional<Due> left(Look look, Stay stay) {
        return stay.back().running() ? Optional.empty() : said.left(look, stay).map(due -> asAlone(due, look, stay));
    }

    private Due asAlone(Due due, Look look, Stay stay) {
        return stay.endedAsAlone(look.since(), patience.again().alone())
                .map(reason -> new Due(due.at(), reason, ENDED_AS_ALONE + due.message()))
                .orElse(due);
    }

    /** What the loss of the page means. */
    EndReason reason(State.Live state, PageLoss loss, Instant now) {
        if (!(loss instanceof PageLoss.NavigatedAway) || !(state instanceof State.InCall(var _, var stay))) {
            return Ends.reason(loss, state);
        }
        return stay.back().running()
                ? EndReason.PAGE_LOST
                : stay.endedAsAlone(now, patience.again().alone()).orElseGet(() -> Ends.reason(loss, state));
    }

    private Optional<Due> alone(Stay stay) {
        var aloneSince = stay.aloneSince();
        if (aloneSince == null || !stay.aloneNow()) {
            return Optional.empty();
        }
        if (stay.metOthers()) {
            var limit = settings.leave().everyoneLeft();
            return Optional.of(in(
                    aloneSince,
                    limit,
                    EndReason.LEFT_ALONE,
                    "everyone has left, the bot was alone for " + words(limit)));
        }
        var limit = settings.leave().noOneJoined();
        // A list that says only now that nobody is there has said nothing about the time before.
        var shown = aloneSince.plus(shorter(limit, settings.leave().everyoneLeft()));
        return Optional.of(noOneJoined(later(stay.since().plus(limit), shown), "nobody came within " + words(limit)));
    }

    private Due noOneJoined(Instant at, String message) {
        var start = settings.scheduledStart();
        return new Due(
                start == null ? at : later(at, start.plus(patience.afterScheduledStart())),
                EndReason.NO_ONE_JOINED,
                message);
    }

    /** Ends a call that would go on for ever, since nobody can be seen to be gone. */
    private Due unheard(Stay stay) {
        var at = later(stay.lastVoice(), stay.counted()).plus(UNHEARD);
        var message = "for " + words(UNHEARD) + " nobody was heard, and the page did not show who is there";
        return stay.metOthers() ? new Due(at, EndReason.LEFT_ALONE, message) : noOneJoined(at, message);
    }

    /** A page without any sighting yet is still being loaded; one that stops to be sighted hangs. */
    private void silence(Look look, List<Due> dues) {
        var limit = look.stage() == null ? patience.opening() : patience.silence();
        dues.add(in(look.seen(), limit, EndReason.PAGE_HUNG, "the page has not answered for " + words(limit)));
    }

    /** The end that the page's own words lead to, if they stay. */
    private Optional<Due> verdict(Look look, String problem) {
        var stage = look.stage();
        if (stage == null) {
            return Optional.empty();
        }
        var seen = switch (stage) {
            case BLOCKED -> verdict(look, EndReason.BLOCKED_BY_PLATFORM, "the page says that the bot may not join");
            case REMOVED ->
                verdict(
                        look,
                        EndReason.AWAITING_ADMISSION_REJECTED,
                        "the page says that the bot was removed, and it was not in the call yet");
            case ENDED -> verdict(look, EndReason.MEETING_ENDED, "the page says that the meeting has ended");
            case DENIED -> verdict(look, EndReason.AWAITING_ADMISSION_REJECTED, "somebody refused to let the bot in");
            case LOBBY_TIMED_OUT ->
                verdict(look, EndReason.AWAITING_ADMISSION_TIMEOUT, "the platform says that nobody let the bot in");
            case NOT_FOUND -> verdict(look, EndReason.INVALID_MEETING, "the page says that there is no such meeting");
            case BROWSER_NOT_SERVED ->
                in(
                        look.since(),
                        patience.notServed(),
                        EndReason.BLOCKED_BY_PLATFORM,
                        "the page says that it does not serve this browser");
            case SIGN_IN ->
                in(look.since(), patience.signIn(), EndReason.NEEDS_HUMAN, "the page wants somebody to sign in");
            case CAPTCHA ->
                in(look.since(), patience.captcha(), EndReason.NEEDS_HUMAN, "the page wants a person to be proved");
            case PRE_JOIN ->
                in(
                        look.since(),
                        patience.preJoin(),
                        EndReason.JOIN_MEETING_ERROR,
                        "the bot could not join" + because(problem));
            case CONNECTION_LOST ->
                in(look.since(), patience.reconnecting(), EndReason.PAGE_LOST, "the page lost its connection");
            case CONSENT, LOADING, UNKNOWN -> notUnderstood(look.since(), "");
            // In the call and in the lobby at once: neither is believed.
            case IN_CALL -> look.inCall() ? null : notUnderstood(look.since(), "");
            case WAITING_FOR_HOST, LOBBY -> null;
        };
        return Optional.ofNullable(seen);
    }

    private Due notUnderstood(Instant since, String because) {
        var limit = patience.notUnderstood();
        return in(
                since,
                limit,
                EndReason.PAGE_NOT_UNDERSTOOD,
                "the page could not be understood for " + words(limit) + because);
    }

    /** The end that the page is showing, however short: what a loss of the page then means. */
    Optional<Due> shown(State.Live state) {
        return switch (state) {
            case State.Idle _, State.Waiting _, State.Opening _ -> Optional.empty();
            case State.Arriving(var look, var _) -> look.isVerdict() ? verdict(look, "") : Optional.empty();
            case State.InCall(var look, var stay) -> look.isVerdict() ? meaning(look, stay) : left(look, stay);
        };
    }

    private Due verdict(Look look, EndReason reason, String message) {
        return in(look.since(), patience.verdict(), reason, message);
    }

    private static Due in(Instant since, Duration limit, EndReason reason, String message) {
        return new Due(since.plus(limit), reason, message);
    }

    private static String because(String problem) {
        return problem.isEmpty() ? "" : ": " + problem;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static String words(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
