package com.vomeet.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.page.PageLoss;
import com.vomeet.bot.page.Sighting;
import com.vomeet.bot.page.Stage;
import com.vomeet.lab.meeting.LabEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In every situation of the lab the real page in the real browser is taken for what it is. */
@Timeout(180)
final class StagesIT {
    /** The page's clock and the lab's are read in two processes. */
    private static final Duration CLOCKS = Duration.ofMillis(100);

    /** No page of the lab loads for long. */
    private static final Set<Stage> NOT_IN_THE_LAB = EnumSet.of(Stage.LOADING);

    static List<Situation> situations() {
        return Situation.all();
    }

    static List<Situation> understood() {
        return Situation.all().stream()
                .filter(situation -> situation.stage().isPresent())
                .toList();
    }

    static List<Situation> lost() {
        return Situation.all().stream()
                .filter(situation -> situation.stage().isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("understood")
    void thePageIsTakenForWhatItIsWithEvidence(Situation situation) {
        var visit = Gallery.visit(situation);
        var stage = situation.stage().orElseThrow();
        assertThat(visit.last().stage()).as("by %s", visit.last().evidence()).isEqualTo(stage);
        if (stage != Stage.UNKNOWN) {
            assertThat(visit.last().evidence().getFirst().cue())
                    .startsWith(stage.name().toLowerCase(Locale.ROOT) + ".");
            assertThat(visit.last().evidence().getFirst().text()).isNotBlank();
        }
        assertThat(visit.losses()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lost")
    void aPageThatGoesToAnotherSiteIsLost(Situation situation) {
        assertThat(Gallery.visit(situation).losses()).singleElement().isInstanceOf(PageLoss.NavigatedAway.class);
    }

    @ParameterizedTest
    @MethodSource("situations")
    void nobodyIsTakenForAdmittedBeforeBeingLetIn(Situation situation) {
        var visit = Gallery.visit(situation);
        if (!situation.admits()) {
            assertThat(visit.admissions()).isEmpty();
            return;
        }
        var joined = visit.events().stream()
                .filter(LabEvent.Joined.class::isInstance)
                .findFirst()
                .orElseThrow()
                .at();
        assertThat(visit.admissions())
                .isNotEmpty()
                .allSatisfy(seen -> assertThat(seen.atMillis())
                        .isGreaterThan((double) joined.minus(CLOCKS).toEpochMilli()));
    }

    @ParameterizedTest
    @MethodSource("understood")
    void nobodyIsTakenForAdmittedAfterTheEnd(Situation situation) {
        var visit = Gallery.visit(situation);
        var stages = visit.sightings().stream().map(Sighting::stage).toList();
        var stage = situation.stage().orElseThrow();
        // An unknown page may also have been one that was being built, before the call.
        var there = stage == Stage.UNKNOWN ? stages.lastIndexOf(Stage.IN_CALL) + 1 : stages.indexOf(stage);
        assertThat(stages.subList(there, stages.size()))
                .allMatch(seen -> seen == stage || (stage == Stage.UNKNOWN && seen == Stage.LOADING));
    }

    @Test
    void everyStageOccurs() {
        assertThat(understood().stream()
                        .map(situation -> situation.stage().orElseThrow())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Stage.values())
                        .filter(stage -> !NOT_IN_THE_LAB.contains(stage))
                        .toList());
    }
}
