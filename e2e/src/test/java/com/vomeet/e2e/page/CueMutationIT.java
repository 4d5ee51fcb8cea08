package com.vomeet.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.page.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What becomes of each page when a cue is gone, because the platform has changed its words. Right is the stage that it was, or another
 * one that waits with the same patience for the same end (the lobby, with or without a host), or to say that the page is not known:
 * the bot then waits and ends, if nothing else is seen, with that very reason and the page's picture. Everything else is wrong, first
 * of all to believe that one is in the call.
 */
@Timeout(600)
final class CueMutationIT {
    /** What a mutation came to. */
    private enum Outcome {
        SAME,
        SAME_END,
        UNKNOWN,
        WRONG
    }

    static List<Situation> situations() {
        return StagesIT.understood();
    }

    @ParameterizedTest
    @MethodSource("situations")
    void withoutAnyOneCueThePageIsStillTakenForWhatItIsOrForUnknown(Situation situation) {
        assertThat(wrong(Gallery.visit(situation))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("situations")
    void thePageOfAStageWithoutAnyOfItsCuesIsNotTakenForTheCall(Situation situation) {
        assertThat(Gallery.visit(situation).unworded()).isNotEqualTo(Stage.IN_CALL);
    }

    @ParameterizedTest
    @MethodSource("situations")
    void cuesThatAreKnownToMisleadDecideNothing(Situation situation) {
        assertThat(Gallery.visit(situation).hinted()).isEqualTo(Stage.UNKNOWN);
    }

    @ParameterizedTest
    @MethodSource("situations")
    void theCuesOfTheCallAloneMatchNowhereOutsideIt(Situation situation) {
        var visit = Gallery.visit(situation);
        if (situation.admits() && (inCall(visit) || situation.stage().orElseThrow() == Stage.CONSENT)) {
            assertThat(visit.bare()).isEqualTo(Stage.IN_CALL);
        } else {
            assertThat(visit.bare()).isNotEqualTo(Stage.IN_CALL);
        }
    }

    @Test
    void theTableOfAllMutationsHasNothingWrong() {
        var table = new TreeMap<Outcome, Integer>();
        var unknown = new ArrayList<String>();
        for (var situation : situations()) {
            var visit = Gallery.visit(situation);
            visit.without().forEach((cue, stage) -> {
                var outcome = outcome(situation.stage().orElseThrow(), stage);
                table.merge(outcome, 1, Integer::sum);
                if (outcome == Outcome.UNKNOWN) {
                    unknown.add(situation + " without " + cue);
                }
            });
        }
        System.out.printf(
                "%d situations x %d cues: %s; not known: %s%n",
                situations().size(), Gallery.SHEET.cueNames().size(), table, String.join("; ", unknown));
        assertThat(table).doesNotContainKey(Outcome.WRONG);
    }

    private static boolean inCall(Visit visit) {
        return Objects.equals(visit.last().stage(), Stage.IN_CALL);
    }

    private static List<String> wrong(Visit visit) {
        var stage = visit.situation().stage().orElseThrow();
        return visit.without().entrySet().stream()
                .filter(one -> outcome(stage, one.getValue()) == Outcome.WRONG)
                .map(one -> "without " + one.getKey() + ": " + one.getValue())
                .toList();
    }

    private static Outcome outcome(Stage right, Stage seen) {
        if (seen == right) {
            return Outcome.SAME;
        }
        return switch (seen) {
            case UNKNOWN, LOADING -> Outcome.UNKNOWN;
            case LOBBY -> right == Stage.WAITING_FOR_HOST ? Outcome.SAME_END : Outcome.WRONG;
            case WAITING_FOR_HOST -> right == Stage.LOBBY ? Outcome.SAME_END : Outcome.WRONG;
            case BLOCKED,
                    REMOVED,
                    ENDED,
                    DENIED,
                    LOBBY_TIMED_OUT,
                    SIGN_IN,
                    NOT_FOUND,
                    CAPTCHA,
                    CONSENT,
                    IN_CALL,
                    PRE_JOIN,
                    BROWSER_NOT_SERVED,
                    CONNECTION_LOST -> Outcome.WRONG;
        };
    }
}
