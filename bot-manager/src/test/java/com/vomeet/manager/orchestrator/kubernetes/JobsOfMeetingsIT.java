package com.vomeet.manager.orchestrator.kubernetes;

import static com.vomeet.contract.MeetingStatus.ACTIVE;
import static com.vomeet.contract.MeetingStatus.COMPLETED;
import static com.vomeet.contract.MeetingStatus.FAILED;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.Concurrent;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.Rows;
import com.vomeet.manager.bot.BotConfigs;
import com.vomeet.manager.bot.CallbackSecrets;
import com.vomeet.manager.bot.MeetingTokens;
import com.vomeet.manager.config.FleetTimings;
import com.vomeet.manager.config.ScheduleTimings;
import com.vomeet.manager.config.WaitPatience;
import com.vomeet.manager.fleet.Fleet;
import com.vomeet.manager.fleet.FleetCounters;
import com.vomeet.manager.fleet.FleetParts;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingEvent;
import com.vomeet.manager.meeting.Report;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** The fleet loop with real rows and Jobs: what becomes of a meeting, and that no Job is left of one that is over. */
final class JobsOfMeetingsIT {
    /** Counted from a Job's age, which is told in whole seconds. */
    private static final Duration SHORT = Duration.ofSeconds(8);

    private static final FleetTimings QUICK = new FleetTimings(
            Duration.ofMillis(300),
            SHORT,
            Duration.ofSeconds(60),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(200),
            Duration.ofMinutes(10),
            new WaitPatience(SHORT, SHORT, SHORT, SHORT, Duration.ofSeconds(60), Duration.ZERO),
            ScheduleTimings.DEFAULT);

    private final Rows rows = new Rows();
    private final OrchestratorStage stage = new OrchestratorStage();
    private @Nullable Fleet fleet;

    @AfterEach
    void close() {
        if (fleet != null) {
            fleet.close();
        }
        stage.close();
        rows.close();
    }

    private void startFleet() {
        fleet = Fleet.start(new FleetParts(
                rows.meetings,
                rows.changes,
                stage.open(),
                new BotConfigs(
                        new MeetingTokens(RealParts.SIGNING),
                        new CallbackSecrets(RealParts.SIGNING, rows.clock),
                        RealParts.redisUrl(),
                        URI.create("http://bot-manager.vomeet:8080/bots/internal/callback/exited")),
                URI.create("ws://whisperlive:8000/ws"),
                QUICK,
                InstantSource.system(),
                new FleetCounters()));
        rows.listeners.add(fleet);
    }

    private Meeting requested() {
        rows.clock.to(Instant.now());
        return rows.requested("abc-defg-hij");
    }

    private static String name(Meeting meeting) {
        return meeting.session().workload();
    }

    private void says(Meeting meeting, MeetingStatus status, @Nullable EndReason reason) {
        rows.clock.to(Instant.now());
        rows.changes.apply(meeting.id(), new Report.BotSays(status, 0, reason, null, null, List.of()));
    }

    private void isCalledBack(Meeting meeting) {
        rows.clock.to(Instant.now());
        rows.changes.apply(meeting.id(), new Report.StopRequested());
    }

    private List<String> jobs() {
        return stage
                .server
                .client
                .batch()
                .v1()
                .jobs()
                .inNamespace(OrchestratorStage.NAMESPACE)
                .list()
                .getItems()
                .stream()
                .map(HasMetadata::getMetadata)
                .map(meta -> meta.getName())
                .toList();
    }

    private void hasAJob(Meeting meeting) {
        await().atMost(20, SECONDS).until(() -> jobs().contains(name(meeting)));
    }

    private void hasASecret(Meeting meeting) {
        await().atMost(20, SECONDS)
                .until(() -> stage.server
                                .client
                                .secrets()
                                .inNamespace(OrchestratorStage.NAMESPACE)
                                .withName(name(meeting))
                                .get()
                        != null);
    }

    /** A meeting whose bot is in its call. */
    private Meeting inCall() {
        startFleet();
        var meeting = requested();
        hasAJob(meeting);
        stage.cluster.makesPod(name(meeting));
        stage.cluster.runs(name(meeting));
        says(meeting, ACTIVE, null);
        return meeting;
    }

    private void endsSoon(Meeting meeting, MeetingStatus status, EndReason reason) {
        await().atMost(30, SECONDS).until(() -> rows.now(meeting).status().isTerminal());
        var now = rows.now(meeting);
        assertThat(now.endReason()).as(now.errorDetails()).isEqualTo(reason);
        assertThat(now.status()).isEqualTo(status);
    }

    private void leavesNoJob() {
        await().atMost(20, SECONDS).until(() -> jobs().isEmpty());
    }

    @Concurrent
    void aRowGetsItsJobAndItsSecret() {
        startFleet();
        var meeting = requested();
        hasAJob(meeting);
        hasASecret(meeting);
    }

    /** Which is the row's own, whichever try has made it. */
    @Concurrent
    void aJobSaysSinceWhenItIsToRun() {
        startFleet();
        var meeting = requested();
        hasAJob(meeting);
        var job = stage.server
                .client
                .batch()
                .v1()
                .jobs()
                .inNamespace(OrchestratorStage.NAMESPACE)
                .withName(name(meeting))
                .get();
        assertThat(job.getMetadata().getAnnotations())
                .containsEntry(
                        "bot-manager/created-at",
                        String.valueOf(rows.now(meeting).times().launched()));
    }

    @Concurrent
    void aMeetingThatIsCalledBackBeforeItsJobIsMadeGetsNone() {
        var meeting = requested();
        isCalledBack(meeting);
        startFleet();
        endsSoon(meeting, COMPLETED, EndReason.STOPPED);
        assertThat(stage.server.requests("POST .*/jobs")).isZero();
    }

    @Concurrent
    void aMeetingThatIsCalledBackWhileItsJobIsMadeLeavesNone() {
        stage.server.answersLate("POST .*/jobs", Duration.ofSeconds(4));
        startFleet();
        var meeting = requested();
        await().atMost(20, SECONDS).until(() -> stage.server.requests("POST .*/jobs") >= 1);
        isCalledBack(meeting);
        endsSoon(meeting, COMPLETED, EndReason.STOPPED);
        leavesNoJob();
    }

    @Concurrent
    void aMeetingThatIsCalledBackBeforeItsBotRunsLeavesNoJob() {
        startFleet();
        var meeting = requested();
        hasAJob(meeting);
        stage.cluster.makesPod(name(meeting));
        isCalledBack(meeting);
        leavesNoJob();
        stage.cluster.removesPod(name(meeting));
        endsSoon(meeting, COMPLETED, EndReason.STOPPED);
    }

    @Concurrent
    void aBotThatDoesNotLeaveLosesItsJob() {
        var meeting = inCall();
        isCalledBack(meeting);
        leavesNoJob();
        stage.cluster.removesPod(name(meeting));
        endsSoon(meeting, COMPLETED, EndReason.STOPPED);
    }

    @Concurrent
    void whileTheApiServerIsAwayTheJobIsTriedAgain() {
        startFleet();
        stage.server.answers(Integer.MAX_VALUE, "POST .*", 503, "restarting");
        var meeting = requested();
        await().atMost(20, SECONDS).until(() -> stage.server.requests("POST .*/jobs") >= 2);
        stage.server.heals();
        hasAJob(meeting);
        assertThat(rows.now(meeting).status()).isEqualTo(MeetingStatus.REQUESTED);
    }

    @Concurrent
    void aSecretThatIsMissingIsMadeOnTheNextLook() {
        startFleet();
        stage.server.answers(3, "POST .*/secrets", 500, "not now");
        var meeting = requested();
        await().atMost(20, SECONDS).until(() -> stage.server.requests("POST .*/secrets") >= 4);
        hasASecret(meeting);
        assertThat(jobs()).hasSize(1);
    }

    @Concurrent
    void noRoomIsToldAndAfterAWhileTheEnd() {
        startFleet();
        var meeting = requested();
        hasAJob(meeting);
        stage.cluster.makesPod(name(meeting));
        stage.cluster.findsNoNode(name(meeting), "0/1 nodes are available: 1 Insufficient memory.");
        await().atMost(20, SECONDS)
                .until(() -> rows.meetings.events(meeting.id()).stream()
                        .map(MeetingEvent::kind)
                        .toList()
                        .contains("waiting_for_capacity"));
        endsSoon(meeting, FAILED, EndReason.NO_CAPACITY);
        assertThat(rows.now(meeting).errorDetails()).contains("Insufficient memory");
        leavesNoJob();
    }

    @Concurrent
    void anImageThatNobodyCanGetEndsTheMeeting() {
        startFleet();
        var meeting = requested();
        hasAJob(meeting);
        stage.cluster.makesPod(name(meeting));
        stage.cluster.keepsWaiting(name(meeting), "ImagePullBackOff", "unauthorized");
        endsSoon(meeting, FAILED, EndReason.IMAGE_NOT_PULLED);
        assertThat(rows.now(meeting).errorDetails()).contains("unauthorized");
        leavesNoJob();
    }

    @Concurrent
    void aJobThatGetsNoPodEndsTheMeeting() {
        startFleet();
        var meeting = requested();
        endsSoon(meeting, FAILED, EndReason.POD_NOT_MADE);
        leavesNoJob();
    }

    @Concurrent
    void aKilledBotsReasonIsThePods() {
        var meeting = inCall();
        stage.cluster.ends(name(meeting), 137, "OOMKilled", "");
        endsSoon(meeting, FAILED, EndReason.OUT_OF_MEMORY);
        assertThat(rows.now(meeting).failureStage()).isEqualTo(ACTIVE);
    }

    @Concurrent
    void aLostNodeIsNamed() {
        var meeting = inCall();
        stage.cluster.losesNode(name(meeting));
        endsSoon(meeting, FAILED, EndReason.NODE_LOST);
    }

    @Concurrent
    void aJobThatSomebodyDeletesIsLost() {
        startFleet();
        var meeting = requested();
        hasAJob(meeting);
        says(meeting, ACTIVE, null);
        stage.cluster.removesJob(name(meeting));
        endsSoon(meeting, FAILED, EndReason.WORKLOAD_LOST);
    }

    @Concurrent
    void aJobThatItsTimeToLiveRemovesChangesNoRow() {
        var meeting = inCall();
        says(meeting, COMPLETED, EndReason.LEFT_ALONE);
        stage.cluster.ends(name(meeting), 0, "Completed", "");
        var before = rows.now(meeting);
        var sweeps = stage.told.size();
        stage.cluster.removesPod(name(meeting));
        stage.cluster.removesJob(name(meeting));
        await().atMost(20, SECONDS).until(() -> stage.told.size() > sweeps);
        assertThat(rows.now(meeting)).isEqualTo(before);
    }
}
