package com.vomeet.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.lab.media.Arrangement;
import com.vomeet.lab.meeting.LabEvent;
import com.vomeet.lab.meeting.Spoken;
import com.vomeet.lab.scenario.HostAction;
import com.vomeet.lab.scenario.Line;
import com.vomeet.lab.scenario.PageTraits;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.lab.scenario.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** People who really speak, heard and seen by a real browser. */
class VoicesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private static Path folder;

    private static Lab lab;
    private static Visitor visitor;

    @BeforeAll
    static void start() {
        lab = Lab.start(LabConfig.onAnyPort());
        visitor = Visitor.start(folder);
    }

    @AfterAll
    static void stop() {
        visitor.close();
        lab.close();
    }

    private static Script twoLines() {
        return new Script(
                Duration.ofMillis(500),
                false,
                List.of(
                        new Line("Ada", "vm-sorry", Duration.ZERO),
                        new Line("Ben", "conf-invalid", Duration.ofMillis(800))));
    }

    @ParameterizedTest
    @EnumSource(Arrangement.class)
    void theVoicesAreHeardInEachArrangement(Arrangement arrangement) {
        try (var meeting = lab.open(Scenario.named("open").in(arrangement).with(twoLines()))) {
            visitor.open(meeting.url()).joinsAs("Vomeet", "Join now");
            assertThat(meeting.awaitEvent(LabEvent.MediaConnected.class, PATIENCE))
                    .isPresent();
            assertThat(meeting.awaitEvent(LabEvent.ScriptEnded.class, PATIENCE)).isPresent();
            var tracks = arrangement == Arrangement.TRACK_PER_PERSON ? 2 : arrangement.tracks();
            assertThat(visitor.ask("visitor.playing()").asInt(0)).isEqualTo(tracks);
            assertThat(meeting.truth().spoken()).extracting(Spoken::name).containsExactly("Ada", "Ben");
            assertThat(meeting.truth().spoken()).allMatch(Spoken::complete);
            assertThat(meeting.truth().words()).isEqualTo(18);
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(PageTraits.Marks.class)
    void theTilesMarkWhoSpeaks(PageTraits.Marks marks) {
        var usual = PageTraits.USUAL;
        var traits = new PageTraits(usual.lobby(), usual.consent(), usual.devices(), marks, false);
        try (var meeting = lab.open(Scenario.named("open").with(traits).with(twoLines()))) {
            visitor.open(meeting.url()).joinsAs("Vomeet", "Join now");
            var seen = new ArrayList<String>();
            while (meeting.awaitEvent(LabEvent.ScriptEnded.class, Duration.ofMillis(50))
                    .isEmpty()) {
                var now = visitor.ask("visitor.speaking()");
                Visitor.texts(now.path("byClass")).forEach(name -> seen.add(name + " by class"));
                Visitor.texts(now.path("byLevel")).forEach(name -> seen.add(name + " by level"));
            }
            assertThat(seen.stream().distinct())
                    .containsExactlyInAnyOrderElementsOf(
                            switch (marks) {
                                case CLASSES -> List.of("Ada by class", "Ben by class");
                                case LEVELS -> List.of("Ada by level", "Ben by level");
                                case BOTH -> List.of("Ada by class", "Ben by class", "Ada by level", "Ben by level");
                                case NONE -> List.of();
                            });
        }
    }

    @Test
    void whoLeavesIsBrokenOff() {
        try (var meeting = lab.open(Scenario.named("open").with(twoLines()))) {
            visitor.open(meeting.url()).joinsAs("Vomeet", "Join now");
            assertThat(meeting.awaitEvent(LabEvent.SpeakingStarted.class, PATIENCE))
                    .isPresent();
            meeting.host(new HostAction.PersonLeaves("Ada"));
            assertThat(meeting.awaitEvent(LabEvent.ScriptEnded.class, PATIENCE)).isPresent();
            assertThat(meeting.truth().spoken()).extracting(Spoken::complete).containsExactly(false, true);
        }
    }

    @Test
    void soundThatDiesShows() {
        try (var meeting = lab.open(Scenario.named("media-lost"))) {
            visitor.open(meeting.url()).joinsAs("Vomeet", "Join now");
            assertThat(meeting.awaitEvent(LabEvent.MediaConnected.class, PATIENCE))
                    .isPresent();
            visitor.sees("Connection lost");
            assertThat(meeting.awaitEvent(LabEvent.MediaLost.class, PATIENCE)).isPresent();
        }
    }

    @Test
    void aLostConnectionTakesTheSoundAndTheCallFromThePage() {
        try (var meeting = lab.open(Scenario.named("open"))) {
            visitor.open(meeting.url()).joinsAs("Vomeet", "Join now");
            assertThat(meeting.awaitEvent(LabEvent.MediaConnected.class, PATIENCE))
                    .isPresent();
            meeting.host(new HostAction.LoseConnection());
            assertThat(meeting.awaitEvent(LabEvent.MediaLost.class, PATIENCE)).isPresent();
            visitor.sees("Connection lost").press("Leave call");
            assertThat(meeting.awaitEvent(LabEvent.GuestLeft.class, PATIENCE)).isPresent();
        }
    }
}
