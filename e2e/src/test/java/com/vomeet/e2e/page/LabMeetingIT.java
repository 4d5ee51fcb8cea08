package com.vomeet.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.vomeet.bot.audio.AudioFrame;
import com.vomeet.bot.page.BrowserMeetingPage;
import com.vomeet.bot.page.CueSheet;
import com.vomeet.bot.page.MeetingPage.Outcome;
import com.vomeet.bot.page.PageLoss;
import com.vomeet.bot.page.Person;
import com.vomeet.bot.page.Stage;
import com.vomeet.bot.speakers.SpeakerSample;
import com.vomeet.cdp.BrowserKind;
import com.vomeet.cdp.LaunchConfig;
import com.vomeet.contract.Platform;
import com.vomeet.lab.Lab;
import com.vomeet.lab.LabConfig;
import com.vomeet.lab.LabMeeting;
import com.vomeet.lab.meeting.LabEvent;
import com.vomeet.lab.scenario.HostAction;
import com.vomeet.lab.scenario.PageTraits;
import com.vomeet.lab.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(180)
final class LabMeetingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static Lab lab;

    private final Delivered delivered = new Delivered();
    private final BrowserMeetingPage page = new BrowserMeetingPage(
            LaunchConfig.of(BrowserKind.SHELL), CueSheet.load(Platform.GOOGLE_MEET, Optional.empty()), delivered);

    @BeforeAll
    static void start() {
        lab = Lab.start(LabConfig.onAnyPort());
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @AfterEach
    void close() {
        page.close();
    }

    private void open(LabMeeting meeting) {
        assertThat(page.open(meeting.url())).isEqualTo(new Outcome.Done());
    }

    private void knock(LabMeeting meeting) {
        open(meeting);
        delivered.untilStage(Stage.PRE_JOIN);
        assertThat(page.join("Vomeet")).as("notes %s", delivered.notes).isEqualTo(new Outcome.Done());
    }

    @ParameterizedTest
    @CsvSource({
        "admitted, IN_CALL",
        "open, IN_CALL",
        "blocked-after-knock, BLOCKED",
        "denied, DENIED",
        "timeout, LOBBY_TIMED_OUT",
        "removed, REMOVED",
        "ended-by-host, ENDED",
        "lobby, LOBBY",
        "waiting-for-host, WAITING_FOR_HOST",
        "consent-recording, CONSENT",
        "consent-notes, CONSENT",
        "consent-notetaker, CONSENT",
        "consent-transcribing, CONSENT",
    })
    void aKnockLeadsToTheStageOfTheScenario(String scenario, Stage stage) {
        try (var meeting = lab.open(Scenario.named(scenario))) {
            knock(meeting);
            delivered.untilStage(stage);
            assertThat(delivered.losses).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"blocked, BLOCKED", "captcha, CAPTCHA", "invalid, NOT_FOUND", "sign-in, SIGN_IN"})
    void aPageThatCannotBeJoinedIsTakenForWhatItIs(String scenario, Stage stage) {
        try (var meeting = lab.open(Scenario.named(scenario))) {
            open(meeting);
            delivered.untilStage(stage);
        }
    }

    @ParameterizedTest
    @CsvSource({"page-lost", "elsewhere"})
    void goingElsewhereIsALoss(String scenario) {
        try (var meeting = lab.open(Scenario.named(scenario))) {
            knock(meeting);
            delivered.until("a loss", () -> !delivered.losses.isEmpty());
            assertThat(delivered.losses).singleElement().isInstanceOf(PageLoss.NavigatedAway.class);
        }
    }

    @Test
    void aKnockIsWithdrawn() {
        try (var meeting = lab.open(Scenario.named("lobby"))) {
            knock(meeting);
            delivered.untilStage(Stage.LOBBY);
            assertThat(meeting.knocks()).hasSize(1);
            assertThat(page.leave(PATIENCE)).isEqualTo(new Outcome.Done());
            delivered.until("no knock", () -> meeting.knocks().isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({"n, 100, 60", "\uD83D\uDE00, 40, 30"})
    void aNameThatIsTooLongForThePageKnocksCut(String part, int times, int shown) {
        try (var meeting = lab.open(Scenario.named("lobby"))) {
            open(meeting);
            delivered.untilStage(Stage.PRE_JOIN);
            assertThat(page.join(part.repeat(times))).isEqualTo(new Outcome.Done());
            delivered.untilStage(Stage.LOBBY);
            assertThat(meeting.knocks())
                    .singleElement()
                    .satisfies(knock -> assertThat(knock.name()).isEqualTo(part.repeat(shown)));
            assertThat(delivered.notes).anyMatch(note -> note.startsWith("name.cut: "));
        }
    }

    static List<Arguments> turns() {
        return List.of(
                arguments(new HostAction.ConfusePage(), Stage.UNKNOWN),
                arguments(new HostAction.LoseConnection(), Stage.CONNECTION_LOST));
    }

    @ParameterizedTest
    @MethodSource("turns")
    void aCallIsLeftByItsButtonThoughThePageDoesNotShowIt(HostAction turn, Stage shown) {
        try (var meeting = lab.open(Scenario.named("open"))) {
            knock(meeting);
            delivered.untilStage(Stage.IN_CALL);
            meeting.host(turn);
            delivered.untilStage(shown);
            assertThat(page.leave(PATIENCE)).isEqualTo(new Outcome.Done());
            page.close();
            delivered.until(
                    "nobody in the call",
                    () -> meeting.guests().stream()
                            .noneMatch(guest -> guest.view().inside()));
            assertThat(meeting.awaitEvent(LabEvent.GuestLeft.class, Duration.ofSeconds(5)))
                    .isPresent();
        }
    }

    @Test
    void aClosedPageWithdrawsItsKnockToo() {
        try (var meeting = lab.open(Scenario.named("lobby"))) {
            knock(meeting);
            delivered.untilStage(Stage.LOBBY);
            page.close();
            delivered.until("no knock", () -> meeting.knocks().isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({"consent-recording", "consent-notes", "consent-notetaker", "consent-transcribing"})
    void consentLeadsIntoTheCall(String scenario) {
        try (var meeting = lab.open(Scenario.named(scenario))) {
            knock(meeting);
            delivered.untilStage(Stage.CONSENT);
            assertThat(page.consent()).isEqualTo(new Outcome.Done());
            delivered.untilStage(Stage.IN_CALL);
        }
    }

    @Test
    void theQuestionWhetherOneIsStillThereIsSeenAndAnswered() {
        try (var meeting = lab.open(Scenario.named("nobody"))) {
            knock(meeting);
            delivered.untilStage(Stage.IN_CALL);
            assertThat(page.stay()).isInstanceOf(Outcome.NotNow.class);
            meeting.host(new HostAction.AskStillThere());
            delivered.until(
                    "the question",
                    () -> delivered.sightings.getLast().hints().stream()
                            .anyMatch(hint -> hint.cue().equals("in_call.still_there")));
            assertThat(delivered.sightings.getLast().stage()).isEqualTo(Stage.IN_CALL);
            assertThat(page.stay()).isEqualTo(new Outcome.Done());
            assertThat(meeting.awaitEvent(LabEvent.Stayed.class, PATIENCE)).isPresent();
        }
    }

    @Test
    void aMeetingThatIsOpenedOnceMoreIsHeardFromThenOnInOneStreamOfSound() {
        try (var meeting = lab.open(Scenario.named("open"))) {
            for (var visit = 1; visit <= 2; visit++) {
                knock(meeting);
                delivered.untilStage(Stage.IN_CALL);
                var before = delivered.frames.size();
                assertThat(page.listen()).isEqualTo(new Outcome.Done());
                delivered.until("20 frames", () -> delivered.frames.size() >= before + 20);
                delivered.sightings.clear();
            }
            assertThat(delivered.losses).isEmpty();
            assertThat(delivered.frames).extracting(AudioFrame::atMillis).isSorted();
        }
    }

    @Test
    void theCallIsHeardWithSourcesAndMarksAndLeft() {
        try (var meeting = lab.open(Scenario.named("demo"))) {
            knock(meeting);
            delivered.untilStage(Stage.IN_CALL);
            assertThat(page.listen()).isEqualTo(new Outcome.Done());
            delivered.until("300 frames", () -> delivered.frames.size() >= 300);
            assertThat(contributors()).as("people by their sources").hasSizeGreaterThan(1);
            assertThat(marked()).as("people by their marks").hasSizeGreaterThan(1);
            assertThat(distances()).allSatisfy(distance -> assertThat(distance).isCloseTo(100, within(5.0)));
            assertThat(page.leave(PATIENCE)).isEqualTo(new Outcome.Done());
            assertThat(meeting.awaitEvent(LabEvent.GuestLeft.class, PATIENCE)).isPresent();
        }
    }

    private List<Long> contributors() {
        return delivered.samples.stream()
                .flatMap(sample -> sample.sources().stream())
                .map(SpeakerSample.Source::contributor)
                .filter(id -> id > 0)
                .distinct()
                .toList();
    }

    private List<String> marked() {
        return delivered.samples.stream()
                .flatMap(sample -> sample.marked().stream())
                .distinct()
                .toList();
    }

    private List<Double> distances() {
        var frames = List.copyOf(delivered.frames);
        return IntStream.range(1, frames.size())
                .mapToObj(i -> frames.get(i).atMillis() - frames.get(i - 1).atMillis())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void everybodyGoesAndTheBotSeesThatItIsAlone(PageTraits.SelfMark mark) {
        try (var meeting = lab.open(Scenario.named("admitted").with(PageTraits.USUAL.with(mark)))) {
            knock(meeting);
            delivered.untilStage(Stage.IN_CALL);
            untilPeople(3);
            assertThat(delivered.sightings.getLast().people())
                    .filteredOn(Person::self)
                    .extracting(Person::name)
                    .containsExactly("Vomeet");
            meeting.host(new HostAction.PersonLeaves("Ada"));
            meeting.host(new HostAction.PersonLeaves("Ben"));
            untilPeople(1);
            assertThat(delivered.sightings.getLast().people().getFirst().self()).isTrue();
        }
    }

    private void untilPeople(int number) {
        delivered.until(number + " people", () -> {
            var last = delivered.sightings.getLast();
            return last.peopleKnown() && last.people().size() == number;
        });
    }
}
