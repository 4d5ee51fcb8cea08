package com.vomeet.bot.call;

import com.vomeet.bot.page.Stage;
import com.vomeet.contract.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a page's words mean to a bot that is in the call. Nobody answers its knock any more, and what people write to each other may be
 * the very words of a refusal.
 */
final class WordsInCall {
    /** A page that says that one has left may be passing. */
    private static final Duration LEFT = Duration.ofSeconds(3);

    private final Patience patience;

    WordsInCall(Patience patience) {
        this.patience = patience;
    }

    /** @param onTheWayIn what the same words lead to there */
    Optional<Due> mean(Look look, Stay stay, Optional<Due> onTheWayIn) {
        return look.isOverCall() ? overCall(look, stay) : instead(look, onTheWayIn);
    }

    /** The call is gone. */
    private Optional<Due> instead(Look look, Optional<Due> onTheWayIn) {
        return switch (look.stage()) {
            case REMOVED -> Optional.of(removed(look.since().plus(patience.verdict())));
            case BLOCKED, DENIED, LOBBY_TIMED_OUT, NOT_FOUND ->
                Optional.of(new Due(
                        look.since().plus(patience.reconnecting()),
                        EndReason.PAGE_LOST,
                        "the page went from the call to one that lets nobody in"));
            case null, default -> onTheWayIn;
        };
    }

    /** Words of an end are believed when they stay and nobody is heard any more; those of a refusal are of no concern. */
    private Optional<Due> overCall(Look look, Stay stay) {
        var quiet = Dues.later(look.since(), stay.lastVoice()).plus(patience.notUnderstood());
        return switch (look.stage()) {
            case REMOVED -> Optional.of(removed(quiet));
            case ENDED ->
                Optional.of(new Due(quiet, EndReason.MEETING_ENDED, "the page says that the meeting has ended"));
            case null, default -> Optional.empty();
        };
    }

    private static Due removed(Instant at) {
        return new Due(at, EndReason.EVICTED, "the page says that the bot was removed");
    }

    /** The page has left the call by itself. Its start page says so only after a meeting with others. */
    Optional<Due> left(Look look, Stay stay) {
        var gone = look.isOutside()
                && look.hintsAt(Stage.ENDED).anyMatch(cue -> stay.metOthers() || !cue.startsWith("ended.home"));
        return gone && !look.isVerdict() && !look.isLobby() && !look.isConsent()
                ? Optional.of(new Due(
                        look.since().plus(LEFT),
                        EndReason.MEETING_ENDED,
                        "the page is no longer in the meeting and does not say why"))
                : Optional.empty();
    }
}
