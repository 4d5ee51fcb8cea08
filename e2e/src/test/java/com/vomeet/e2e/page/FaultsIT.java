package com.vomeet.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.lab.LabMeeting;
import com.vomeet.lab.meeting.LabEvent;
import com.vomeet.lab.scenario.HostAction;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.lab.scenario.Step;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole product, when a page or a browser fails it, and when it is asked for what cannot be. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaultsIT {
    private static final Duration ARRIVING = Duration.ofSeconds(60);
    /** No loss is waited out for long; how long each takes, against the goal of 15 s, is told by {@code ./vomeet bench dead}. */
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private static final Duration ENDING = Duration.ofSeconds(60);

    /** What a call waits for it. */
    private static final Duration CONNECTION_BACK = Duration.ofSeconds(60);

    private World world;

    enum Place {
        LOBBY(MeetingStatus.AWAITING_ADMISSION),
        OPEN(MeetingStatus.ACTIVE);

        private final MeetingStatus status;

        Place(MeetingStatus status) {
            this.status = status;
        }

        Scenario scenario() {
            return Scenario.named(name().toLowerCase(Locale.ROOT));
        }
    }

    enum Fault {
        CRASHES {
            @Override
            void strike(LabMeeting meeting, BotProcesses bot) {
                assertThat(bot.renderers()).isNotEmpty().allMatch(ProcessHandle::destroyForcibly);
            }
        },
        GOES_AWAY {
            @Override
            void strike(LabMeeting meeting, BotProcesses bot) {
                meeting.host(new HostAction.LosePage());
            }
        },
        HANGS {
            @Override
            void strike(LabMeeting meeting, BotProcesses bot) {
                assertThat(bot.renderers()).isNotEmpty().allSatisfy(BotProcesses::stop);
            }
        },
        BROWSER_KILLED {
            @Override
            void strike(LabMeeting meeting, BotProcesses bot) {
                assertThat(bot.browsers()).isNotEmpty().allMatch(ProcessHandle::destroyForcibly);
            }
        };

        abstract void strike(LabMeeting meeting, BotProcesses bot);
    }

    @BeforeAll
    void start() throws Exception {
        world = World.start();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GOES_AWAY, OPEN, page_lost",
        "HANGS, LOBBY, page_hung",
        "HANGS, OPEN, page_hung",
    })
    void theStatusIsFinalWithTheRightReasonInTime(Fault fault, Place place, String reason) {
        try (var meeting = world.lab().open(place.scenario())) {
            var asked = world.request(meeting);
            world.await(asked, place.status, ARRIVING);
            try (var bot = BotProcesses.of(world.onlyBot())) {
                var struck = System.nanoTime();
                fault.strike(meeting, bot);
                var ended = world.awaitEnd(asked, ENDING);
                var took = Duration.ofNanos(System.nanoTime() - struck);
                System.out.printf("%s in %s: %s after %.1f s%n", fault, place, ended.reason(), took.toMillis() / 1e3);
                assertThat(ended.status()).isEqualTo(MeetingStatus.FAILED);
                assertThat(ended.reason()).isEqualTo(reason);
                assertThat(took).isLessThanOrEqualTo(AT_MOST);
                bot.awaitGone();
            }
            assertThat(meeting.knocks()).isEmpty();
        }
    }

    /** The tiles stand and say nothing of it. That the second time is the end takes another minute and no page: {@code CallSoundTest}. */
    @Test
    @Timeout(240)
    void soundThatIsCutOffIsHeardAgainInANewPage() throws Exception {
        try (var meeting = world.lab().open(Place.OPEN.scenario())) {
            var asked = world.request(meeting);
            world.await(asked, MeetingStatus.ACTIVE, ARRIVING);
            awaitTimes(meeting, LabEvent.MediaConnected.class, 1);
            meeting.host(new HostAction.DropMedia());
            awaitTimes(meeting, LabEvent.MediaConnected.class, 2, CONNECTION_BACK.plus(ARRIVING));
            assertThat(guestsThatLeft(meeting))
                    .as("the seat before is given up")
                    .isOne();
            assertThat(world.await(asked, MeetingStatus.ACTIVE, ARRIVING).status())
                    .isEqualTo(MeetingStatus.ACTIVE);
            meeting.host(new HostAction.EndForAll());
            assertThat(world.awaitEnd(asked, ENDING).reason()).isEqualTo("meeting_ended");
            assertThat(world.events(asked)).contains("bot.returned");
        }
    }

    private static long guestsThatLeft(LabMeeting meeting) {
        return meeting.events().stream()
                .filter(LabEvent.GuestLeft.class::isInstance)
                .count();
    }

    static List<HostAction> endsInWordsNotKnown() {
        return List.of(new HostAction.PutOut(), new HostAction.SendHome());
    }

    @ParameterizedTest
    @MethodSource("endsInWordsNotKnown")
    void aMeetingThatIsOverInWordsNotKnownWasAGoodOne(HostAction end) {
        try (var meeting = world.lab().open(Place.OPEN.scenario())) {
            var asked = world.request(meeting);
            world.await(asked, MeetingStatus.ACTIVE, ARRIVING);
            meeting.host(end);
            var ended = world.awaitEnd(asked, ENDING);
            assertThat(ended.status()).as("%s", ended.json()).isEqualTo(MeetingStatus.COMPLETED);
            assertThat(ended.reason()).isEqualTo("meeting_ended");
        }
    }

    @Test
    void whatPeopleWriteInTheCallEndsNothing() {
        // An end by the words would come long before the other one.
        var plan = List.of(
                new Step(Step.When.JOINED, Duration.ofSeconds(4), new HostAction.PersonWrites("Ada")),
                new Step(Step.When.JOINED, Duration.ofSeconds(9), new HostAction.Remove()));
        try (var meeting = world.lab().open(Place.OPEN.scenario().with(plan))) {
            var ended = world.awaitEnd(world.request(meeting), ARRIVING);
            assertThat(ended.reason()).as("%s", ended.json()).isEqualTo("evicted");
        }
    }

    @ParameterizedTest
    @CsvSource({"CRASHES", "GOES_AWAY", "BROWSER_KILLED"})
    void aPageThatIsLostInTheLobbyKnocksOnceMore(Fault fault) {
        try (var meeting = world.lab().open(Place.LOBBY.scenario())) {
            var asked = world.request(meeting);
            world.await(asked, Place.LOBBY.status, ARRIVING);
            strike(fault, meeting);
            awaitTimes(meeting, LabEvent.Knocked.class, 2);
            meeting.host(new HostAction.Admit());
            world.await(asked, MeetingStatus.ACTIVE, ARRIVING);
            world.leave(asked);
            assertThat(world.awaitEnd(asked, ENDING).reason()).isEqualTo("stopped");
        }
    }

    @ParameterizedTest
    @CsvSource({"CRASHES, page_crashed", "BROWSER_KILLED, browser_lost"})
    void aPageThatIsLostInTheCallComesBackOnceAndThenTheStatusIsFinalInTime(Fault fault, String reason) {
        try (var meeting = world.lab().open(Place.OPEN.scenario())) {
            var asked = world.request(meeting);
            world.await(asked, Place.OPEN.status, ARRIVING);
            strike(fault, meeting);
            awaitTimes(meeting, LabEvent.MediaConnected.class, 2);
            assertThat(world.await(asked, MeetingStatus.ACTIVE, ARRIVING).status())
                    .isEqualTo(MeetingStatus.ACTIVE);
            var struck = System.nanoTime();
            strike(fault, meeting);
            var ended = world.awaitEnd(asked, ENDING);
            assertThat(Duration.ofNanos(System.nanoTime() - struck)).isLessThanOrEqualTo(AT_MOST);
            assertThat(ended.status()).isEqualTo(MeetingStatus.FAILED);
            assertThat(ended.reason()).isEqualTo(reason);
        }
    }

    private void strike(Fault fault, LabMeeting meeting) {
        // Not closed: what was struck ends by itself, and the bot goes on.
        fault.strike(meeting, BotProcesses.of(world.onlyBot()));
    }

    private static void awaitTimes(LabMeeting meeting, Class<? extends LabEvent> kind, int times) {
        awaitTimes(meeting, kind, times, ARRIVING);
    }

    private static void awaitTimes(LabMeeting meeting, Class<? extends LabEvent> kind, int times, Duration patience) {
        await(kind.getSimpleName() + " for the time " + times)
                .atMost(patience)
                .until(() -> meeting.events().stream().filter(kind::isInstance).count() >= times);
    }

    @Test
    void aBrowserThatIsNotServedIsSaidInTheEnd() {
        try (var meeting = world.lab().open(Scenario.named("browser-not-served"))) {
            var ended = world.awaitEnd(world.request(meeting), ARRIVING);
            assertThat(ended.reason()).as("%s", ended.json()).isEqualTo("blocked_by_platform");
            assertThat(ended.json().path("data").path("error_details").asString(""))
                    .contains("the page says that it does not serve this browser");
        }
    }

    @Test
    void aSecondBotForTheSameMeetingIsAConflictThatNamesTheFirst() throws Exception {
        try (var meeting = world.lab().open(Scenario.named("lobby"))) {
            var first = world.request(meeting);
            var second = world.post(
                    Json.write(java.util.Map.of("meeting_url", meeting.url().toString())));
            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(Json.MAPPER.readTree(second.body()).path("meeting_id").longValue())
                    .isEqualTo(first.id());
            world.leave(first);
            assertThat(world.awaitEnd(first, ENDING).status()).isEqualTo(MeetingStatus.COMPLETED);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            platform          | {"platform":"skype","native_meeting_id":"abc-defg-hij"}
            native_meeting_id | {"platform":"google_meet","native_meeting_id":"abcdefghij"}
            native_meeting_id | {"platform":"teams","native_meeting_id":"12"}
            meeting_url       | {"meeting_url":"https://meet.example/abc-defg-hij"}
            meeting_url       | {"meeting_url":"no address"}
            """)
    void aRequestThatCannotBeIsRefusedAndTheFieldNamed(String field, String body) throws Exception {
        var answer = world.post(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(Json.MAPPER.readTree(answer.body()).path("detail").valueStream())
                .anyMatch(problem -> problem.path("loc").toString().contains('"' + field + '"'));
    }
}
