package com.vomeet.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.lab.LabMeeting;
import com.vomeet.lab.meeting.LabEvent;
import com.vomeet.lab.scenario.HostAction;
import com.vomeet.lab.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole product, where the second try gets what the first did not, and where it must not be made. */
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SecondTriesIT {
    private static final Duration ARRIVING = Duration.ofSeconds(90);
    private static final Duration ENDING = Duration.ofMinutes(2);

    private World world;

    @BeforeAll
    void start() throws Exception {
        world = World.start();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    private static <E extends LabEvent> List<E> all(LabMeeting meeting, Class<E> kind) {
        return meeting.events().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static void awaitTwo(LabMeeting meeting, Class<? extends LabEvent> kind) {
        await("two of " + kind.getSimpleName())
                .atMost(ARRIVING)
                .until(() -> all(meeting, kind).size() == 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocked-at-first", "bounced-at-first", "blank-at-first"})
    void whatPassesOnTheSecondTryIsTriedASecondTime(String scenario) throws Exception {
        try (var meeting = world.lab().open(Scenario.named(scenario))) {
            var asked = world.request(meeting);
            world.await(asked, MeetingStatus.ACTIVE, ARRIVING);
            assertThat(all(meeting, LabEvent.Knocked.class)).hasSize(2);
            assertThat(world.events(asked)).contains("bot.tried_again");
            world.leave(asked);
            assertThat(world.awaitEnd(asked, ENDING).reason()).isEqualTo("stopped");
        }
    }

    @Test
    void aRefusalThatStaysTellsHowOftenItWasTried() {
        try (var meeting = world.lab().open(Scenario.named("blocked"))) {
            var ended = world.awaitEnd(world.request(meeting), ENDING);
            assertThat(ended.reason()).isEqualTo("blocked_by_platform");
            assertThat(ended.json().path("data").path("error_details").asString(""))
                    .contains("the page says that the bot may not join, tried 3 times");
            assertThat(all(meeting, LabEvent.PageOpened.class)).hasSize(3);
        }
    }

    @Test
    void aHostsNoIsTakenForOne() {
        try (var meeting = world.lab().open(Scenario.named("denied"))) {
            var ended = world.awaitEnd(world.request(meeting), ENDING);
            assertThat(ended.reason()).isEqualTo("awaiting_admission_rejected");
            assertThat(all(meeting, LabEvent.Knocked.class)).hasSize(1);
        }
    }

    @Test
    void aKnockThatThePlatformGaveUpIsRepeatedHalfAMinuteLater() {
        try (var meeting = world.lab().open(Scenario.named("timeout-at-first"))) {
            var asked = world.request(meeting);
            world.await(asked, MeetingStatus.ACTIVE, ARRIVING);
            var knocks = all(meeting, LabEvent.Knocked.class);
            assertThat(knocks).hasSize(2);
            assertThat(Duration.between(knocks.getFirst().at(), knocks.getLast().at()))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(29));
            world.leave(asked);
            assertThat(world.awaitEnd(asked, ENDING).reason()).isEqualTo("stopped");
        }
    }

    @Test
    void onlyTheOwnTimeToWaitEndsAWaitThatThePlatformGaveUp() {
        try (var meeting = world.lab().open(Scenario.named("timeout"))) {
            var ended = world.awaitEnd(world.request(meeting, 55_000), ENDING);
            assertThat(ended.status()).isEqualTo(MeetingStatus.COMPLETED);
            assertThat(ended.reason()).isEqualTo("awaiting_admission_timeout");
            assertThat(all(meeting, LabEvent.Knocked.class)).hasSize(2);
        }
    }

    @Test
    void aPageThatLoadsItselfAnewInTheCallIsJoinedAgain() throws Exception {
        try (var meeting = world.lab().open(Scenario.named("reloaded"))) {
            var asked = world.request(meeting);
            world.await(asked, MeetingStatus.ACTIVE, ARRIVING);
            awaitTwo(meeting, LabEvent.MediaConnected.class);
            assertThat(all(meeting, LabEvent.Joined.class)).hasSize(2);
            world.leave(asked);
            var ended = world.awaitEnd(asked, ENDING);
            assertThat(ended.reason()).isEqualTo("stopped");
            assertThat(world.events(asked)).contains("bot.returned");
        }
    }

    @Test
    void theQuestionWhetherTheBotIsStillThereIsAnsweredAndAnEndBecauseItIsAloneIsNoFailure() {
        try (var meeting = world.lab().open(Scenario.named("still-there"))) {
            var asked = world.request(meeting);
            world.await(asked, MeetingStatus.ACTIVE, ARRIVING);
            assertThat(meeting.awaitEvent(LabEvent.Stayed.class, ARRIVING)).isPresent();
            meeting.host(new HostAction.EndAsAlone());
            var ended = world.awaitEnd(asked, ENDING);
            assertThat(ended.status()).isEqualTo(MeetingStatus.COMPLETED);
            assertThat(ended.reason()).isEqualTo("no_one_joined");
        }
    }
}
