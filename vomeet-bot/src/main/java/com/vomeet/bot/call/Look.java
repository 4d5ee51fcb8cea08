package com.vomeet.bot.call;

import com.vomeet.bot.page.Sighting;
import com.vomeet.bot.page.Stage;
import com.vomeet.contract.control.Evidence;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows, by the bot's clock (the page's may differ).
 *
 * @param stage null before the first sighting
 * @param since when the page began to show this stage, or one that is waited for with the same patience
 * @param alike since when it has shown this very stage
 * @param seen when the newest sighting came
 * @param evidence the cues that decide and matched
 * @param hints those that only hint
 */
record Look(
        @Nullable Stage stage,
        Instant since,
        Instant alike,
        Instant seen,
        List<Evidence> evidence,
        List<Evidence> hints) {
    @SuppressWarnings("ImmutableEnumChecker") // never handed out
    private static final Set<Stage> VERDICTS = Set.copyOf(EnumSet.of(
            Stage.BLOCKED,
            Stage.REMOVED,
            Stage.ENDED,
            Stage.DENIED,
            Stage.LOBBY_TIMED_OUT,
            Stage.NOT_FOUND,
            Stage.BROWSER_NOT_SERVED));

    /** As many signs as the call itself needs. */
    private static final int CALL = 2;

    static Look nothingYet(Instant now) {
        return new Look(null, now, now, now, List.of(), List.of());
    }

    /** What is waited for is waited for from now on. */
    Look from(Instant now) {
        return new Look(stage, now, now, seen, evidence, hints);
    }

    /** Nobody could look until now. */
    Look anew(Instant now) {
        return new Look(stage, now, now, now, evidence, hints);
    }

    Look then(Sighting sighting, Instant now) {
        var began = kind(sighting.stage()) == kind(stage) ? since : now;
        var same = sighting.stage() == stage ? alike : now;
        return new Look(sighting.stage(), began, same, now, sighting.evidence(), sighting.hints());
    }

    /** The page says that there is nothing to join or to leave. */
    boolean isVerdict() {
        return stage != null && VERDICTS.contains(stage) && !isOverCall();
    }

    /** The call is drawn below what is said: words of a message or of a notice, for a page that refuses or ends takes the call away. */
    boolean isOverCall() {
        return stage != Stage.IN_CALL && signs(Stage.IN_CALL, evidence).count() >= CALL;
    }

    /** Nothing of a call is drawn. */
    boolean isOutside() {
        return signs(Stage.IN_CALL, evidence).findAny().isEmpty();
    }

    /** Cues that only hint at a stage. */
    Stream<String> hintsAt(Stage other) {
        return signs(other, hints);
    }

    private static Stream<String> signs(Stage of, List<Evidence> seen) {
        return seen.stream()
                .map(Evidence::cue)
                .filter(cue -> cue.startsWith(of.name().toLowerCase(Locale.ROOT) + "."));
    }

    boolean isLobby() {
        return kind(stage) == Stage.LOBBY;
    }

    boolean isPreJoin() {
        return stage == Stage.PRE_JOIN;
    }

    boolean isConsent() {
        return stage == Stage.CONSENT;
    }

    /** Blank, or words without a cue, also without one that only hints at a no. */
    boolean saysNothingKnown() {
        return (stage == Stage.UNKNOWN || stage == Stage.LOADING) && !hintsAtNo();
    }

    /** A guest who may have been refused does not knock again. */
    boolean hintsAtNo() {
        return Stream.of(Stage.DENIED, Stage.REMOVED, Stage.ENDED)
                .flatMap(this::hintsAt)
                .findAny()
                .isPresent();
    }

    /** The call's page asks whether the bot, which is alone, wants to stay. */
    boolean asksToStay() {
        return hints.stream().anyMatch(hint -> hint.cue().equals("in_call.still_there"));
    }

    /** All that is shown, for whoever wants to know why. */
    List<Evidence> shown() {
        return Stream.concat(evidence.stream(), hints.stream()).toList();
    }

    /**
     * The precedence of stages already puts the lobby first; a page agent that errs must not admit the bot. What only hints at a lobby may
     * be said inside the call too, to somebody who is alone there.
     */
    boolean inCall() {
        return stage == Stage.IN_CALL
                && evidence.stream().noneMatch(e -> e.cue().startsWith("lobby"));
    }

    /** A page that still loads and one that is not understood are the same trouble, as is none at all. */
    private static Stage kind(@Nullable Stage stage) {
        return switch (stage) {
            case null -> Stage.UNKNOWN;
            case LOADING -> Stage.UNKNOWN;
            case WAITING_FOR_HOST -> Stage.LOBBY;
            default -> stage;
        };
    }
}
