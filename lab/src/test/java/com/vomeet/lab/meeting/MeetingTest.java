package com.vomeet.lab.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.lab.scenario.HostAction;
import com.vomeet.lab.scenario.Reading;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.lab.scenario.ScenarioReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeetingTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String TWO = """
            admission: {kind: open}
            people: [{name: Ada}, {name: Ben}]
            script:
              after_guest_joined: 2s
              lines:
                - {who: Ada, says: ten-letter}
                - {who: Ben, says: ten-letter, gap: 500ms}
            """;

    private final HandAlarms time = new HandAlarms();
    private final List<PageMessage> told = new ArrayList<>();

    private Meeting meeting(String yaml) {
        var scenario = switch (ScenarioReader.read(yaml)) {
            case Reading.Understood<Scenario>(var understood) -> understood;
            case Reading.Wrong<Scenario>(var problems) -> throw new AssertionError(problems);
        };
        var meeting = new Meeting("abc-defg-hij", scenario, new SilentSound(time, time), time, time);
        meeting.open();
        return meeting;
    }

    private String guest(Meeting meeting) {
        var guest = meeting.pageOpened(told::add);
        meeting.pageSaid(guest, new PageWord.Ask("Vomeet"));
        return guest;
    }

    private static <E extends LabEvent> E awaited(Meeting meeting, Class<E> kind) {
        var event = meeting.log().await(kind::isInstance, Duration.ofSeconds(20));
        // Waits for the meeting's lock: what belongs to the event has been done when it is free.
        assertThat(meeting.over()).isFalse();
        return event.map(kind::cast).orElseThrow();
    }

    private List<View> views() {
        return told.stream()
                .filter(PageMessage.Show.class::isInstance)
                .map(message -> ((PageMessage.Show) message).view())
                .toList();
    }

    @Test
    void aPageIsWelcomedAndThenShownWhatToShow() {
        try (var meeting = meeting("{title: Talk, admission: {kind: lobby, after: 1s}}")) {
            guest(meeting);
            assertThat(told.getFirst()).isInstanceOfSatisfying(PageMessage.Welcome.class, welcome -> {
                assertThat(welcome.title()).isEqualTo("Talk");
                assertThat(welcome.traits().lobby()).isEqualTo("asking");
            });
            time.pass(SECOND);
            assertThat(views()).containsExactly(View.ASK_TO_JOIN, View.LOBBY, View.CALL);
        }
    }

    @Test
    void everyPageInTheCallHearsOfPeople() {
        try (var meeting = meeting(TWO)) {
            var guest = guest(meeting);
            assertThat(told.getLast())
                    .isEqualTo(new PageMessage.People(List.of(
                            new PageMessage.Shown("spaces/ABCDEFGHIJ/devices/100", "Ada", false),
                            new PageMessage.Shown("spaces/ABCDEFGHIJ/devices/101", "Ben", false),
                            new PageMessage.Shown(guest, "Vomeet", true))));
        }
    }

    @Test
    void theScriptIsSaidAndBecomesTheTruth() {
        try (var meeting = meeting(TWO)) {
            guest(meeting);
            time.pass(Duration.ofSeconds(2));
            var start = awaited(meeting, LabEvent.ScriptStarted.class).at();
            time.pass(SECOND);
            awaited(meeting, LabEvent.SpeakingEnded.class);
            time.pass(Duration.ofMillis(1_500));
            awaited(meeting, LabEvent.ScriptEnded.class);
            assertThat(meeting.truth().people()).containsExactly("Ada", "Ben");
            assertThat(meeting.truth().spoken())
                    .containsExactly(
                            new Spoken(
                                    "Ada",
                                    "ten-letter",
                                    "ten letter",
                                    List.of("ten", "letter"),
                                    start,
                                    start.plusMillis(50),
                                    start.plusMillis(950),
                                    start.plusMillis(1_000),
                                    true),
                            new Spoken(
                                    "Ben",
                                    "ten-letter",
                                    "ten letter",
                                    List.of("ten", "letter"),
                                    start.plusMillis(1_500),
                                    start.plusMillis(1_550),
                                    start.plusMillis(2_450),
                                    start.plusMillis(2_500),
                                    true));
            assertThat(meeting.truth().words()).isEqualTo(4);
        }
    }

    @Test
    void whoLeavesWhileSpeakingIsBrokenOffThere() {
        try (var meeting = meeting(TWO)) {
            guest(meeting);
            time.pass(Duration.ofSeconds(2));
            awaited(meeting, LabEvent.ScriptStarted.class);
            time.pass(Duration.ofMillis(300));
            meeting.act(new HostAction.PersonLeaves("Ada"));
            awaited(meeting, LabEvent.SpeakingEnded.class);
            assertThat(meeting.truth().spoken()).singleElement().satisfies(said -> {
                assertThat(said.complete()).isFalse();
                assertThat(said.speechEnd()).isEqualTo(said.startedAt().plusMillis(300));
            });
        }
    }

    @Test
    void marksReachThePageOfAGuestAndGoAgain() {
        try (var meeting = meeting(TWO)) {
            guest(meeting);
            time.pass(Duration.ofSeconds(2));
            awaited(meeting, LabEvent.ScriptStarted.class);
            time.pass(Duration.ofMillis(1_400));
            var marks = told.stream()
                    .filter(PageMessage.Marks.class::isInstance)
                    .map(message -> ((PageMessage.Marks) message).levels())
                    .toList();
            assertThat(marks).containsExactly(Map.of("spaces/ABCDEFGHIJ/devices/100", 8), Map.of());
        }
    }

    @Test
    void aVoiceThatCannotBeMadeIsTrouble() {
        try (var meeting = meeting(TWO.replace("ten-letter", "no-such"))) {
            guest(meeting);
            time.pass(Duration.ofSeconds(2));
            assertThat(awaited(meeting, LabEvent.Trouble.class).what()).contains("no-such");
        }
    }

    @Test
    void aScriptThatLoopsBeginsAgain() {
        try (var meeting = meeting(TWO.replace("script:", "script:\n  loop: true"))) {
            guest(meeting);
            time.pass(Duration.ofSeconds(2));
            awaited(meeting, LabEvent.ScriptStarted.class);
            org.awaitility.Awaitility.await().until(() -> {
                time.pass(Duration.ofMillis(100));
                return meeting.truth().spoken().size() > 2;
            });
            assertThat(meeting.truth().spoken().get(2).name()).isEqualTo("Ada");
        }
    }

    @Test
    void aPageThatHasGoneIsToldNothingMore() {
        try (var meeting = meeting(TWO)) {
            var guest = guest(meeting);
            meeting.pageClosed(guest);
            told.clear();
            meeting.act(new HostAction.PersonLeaves("Ada"));
            meeting.act(new HostAction.EndForAll());
            assertThat(told).isEmpty();
        }
    }

    @Test
    void anOfferFromOutsideTheCallIsNotTaken() {
        try (var meeting = meeting("{}")) {
            var guest = guest(meeting);
            assertThat(meeting.connect(guest, "v=0")).isEmpty();
            assertThat(meeting.connect("nobody", "v=0")).isEmpty();
        }
    }

    @Test
    void closingEndsItForEveryone() {
        var meeting = meeting(TWO);
        guest(meeting);
        meeting.close();
        assertThat(views().getLast()).isEqualTo(View.ENDED_BY_HOST);
        assertThat(meeting.over()).isTrue();
        assertThat(meeting.log().all().getLast()).isInstanceOf(LabEvent.MeetingEnded.class);
    }
}
