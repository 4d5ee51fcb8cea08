package com.vomeet.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.bot.call.End;
import com.vomeet.bot.page.PageLoss;
import com.vomeet.bot.page.Stage;
import com.vomeet.bot.recorder.FlightRecorder;
import com.vomeet.bot.recorder.Redactor;
import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.bot.AutomaticLeave;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.control.BotCommand;
import com.vomeet.contract.control.HeartbeatAnswer;
import com.vomeet.contract.transcript.Segment;
import com.vomeet.contract.transcript.StreamEntry;
import com.vomeet.parts.RedisServer;
import com.vomeet.trace.Tracing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;

/** The whole bot but for its browser, over real sockets, with real time. */
final class BotIT extends BotScene {
    private final FakePage.Maker pages = new FakePage.Maker(false);
    private final CompletableFuture<End> run = new CompletableFuture<>();

    @Concurrent
    void aCallIsJoinedHeardAndLeftOnCommand() {
        inCall();
        awaitFrames(65);
        var asked = System.nanoTime();
        publish(new BotCommand.Leave(7L));
        var end = end();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(15));

        assertThat(end.reason()).isEqualTo(EndReason.STOPPED);
        assertThat(end.exitCode()).isZero();
        assertThat(manager.statuses()).containsExactly("joining", "awaiting_admission", "active", "completed");
        assertThat(manager.callbacks).extracting(c -> c.sequence()).containsExactly(1, 2, 3, 4);
        assertThat(manager.callbacks.getLast().reason()).isEqualTo(EndReason.STOPPED);
        assertThat(pages.page().wishes).containsExactly("join Vomeet the guest", "listen", "leave", "close");
        assertNothingLostNorShifted();
        assertNamesAreRight();
        assertThat(manager.entries.getFirst()).isInstanceOf(StreamEntry.SessionStart.class);
        assertThat(manager.entries.getLast())
                .isInstanceOfSatisfying(
                        StreamEntry.SessionEnd.class,
                        last -> assertThat(last.lastSegment()).isEqualTo(manager.stored.size()));
        assertThat(manager.heartbeats.getLast().audioSeconds()).isGreaterThan(6);
    }

    @Concurrent
    void lastWordsThatTakeLongDoNotHoldUpTheReportAndAreStoredAllTheSame() {
        speech.endsAfter = Duration.ofSeconds(12);
        inCall();
        awaitFrames(25);
        publish(new BotCommand.Leave(7L));
        await().atMost(Duration.ofSeconds(10)).until(() -> manager.statuses().contains("completed"));
        assertThat(run).isNotDone();
        assertThat(end().reason()).isEqualTo(EndReason.STOPPED);
        assertNothingLostNorShifted();
    }

    @Concurrent
    void aSpeechServerThatIsAwayForTwentySecondsCostsNoWordAndShiftsNoTime() throws Exception {
        inCall();
        awaitFrames(25);
        var port = speech.port();
        speech.close();
        TimeUnit.SECONDS.sleep(20); // the outage itself
        speech = FakeSpeech.start(port);
        var back = pages.page().framesHeard();
        await().atMost(PATIENCE).until(() -> words().contains("w" + (back + 100)));
        publish(new BotCommand.Leave(7L));
        assertThat(end().reason()).isEqualTo(EndReason.STOPPED);
        assertNothingLostNorShifted();
        assertThat(manager.heartbeats.getLast().speechReconnects()).isEqualTo(1);
    }

    @Concurrent
    void aRedisThatIsAwayForAWhileCostsNoWord() throws Exception {
        inCall();
        awaitFrames(25);
        var port = redis.url().getPort();
        redis.kill();
        TimeUnit.SECONDS.sleep(6); // the outage itself
        redis = RedisServer.start(folder, port);
        var back = pages.page().framesHeard();
        await().atMost(PATIENCE).until(() -> words().contains("w" + (back + 20)));
        publish(new BotCommand.Leave(null));
        assertThat(end().reason()).isEqualTo(EndReason.STOPPED);
        assertNothingLostNorShifted();
    }

    @Concurrent
    void aManagerThatIsAwayHearsEverythingLater() throws Exception {
        var port = manager.port();
        var config = configured();
        manager.close();
        start(config);
        pages.page();
        await().atMost(PATIENCE).until(() -> pages.page().wishes.contains("join Vomeet the guest"));
        TimeUnit.SECONDS.sleep(2); // the outage itself
        manager = FakeManager.start(port, redis.url());
        pages.page().admit();
        await().atMost(PATIENCE).until(() -> manager.statuses().contains("active"));
        assertThat(manager.statuses()).containsExactly("joining", "awaiting_admission", "active");
        awaitFrames(25);
        manager.wanted = new HeartbeatAnswer(1, true, null, null, 0);
        assertThat(end().reason()).isEqualTo(EndReason.STOPPED);
        assertThat(manager.statuses()).endsWith("completed");
        assertNothingLostNorShifted();
    }

    @Concurrent
    void aScheduledBotIsReadyBeforeAndKnocksAtItsTimeAlsoWhenThatIsMoved() {
        var first = Instant.now().plusSeconds(600);
        start(scheduled(first));
        await().atMost(PATIENCE).until(() -> !manager.heartbeats.isEmpty());
        assertThat(manager.heartbeats.getLast().status()).isEqualTo(MeetingStatus.REQUESTED);

        // Far enough for a busy machine, and near enough for the page to be opened at once.
        var moved = Instant.now().plusSeconds(20);
        manager.wanted = new HeartbeatAnswer(1, false, "en", null, 0, moved, null);
        var page = pages.page();
        assertThat(Instant.now()).isBefore(moved);
        assertThat(page.wishes).isEmpty();
        await().atMost(PATIENCE).until(() -> page.wishes.contains("join Vomeet the guest"));
        assertThat(Duration.between(moved, Instant.now())).isBetween(Duration.ZERO, Duration.ofSeconds(15));
        await().atMost(PATIENCE).until(() -> manager.statuses().contains("joining"));
        publish(new BotCommand.Leave(7L));
        assertThat(end().reason()).isEqualTo(EndReason.STOPPED);
    }

    @Concurrent
    void aBotThatIsLeftAloneLeaves() {
        inCall();
        awaitFrames(5);
        pages.page().everyoneLeaves();
        assertThat(end().reason()).isEqualTo(EndReason.LEFT_ALONE);
        assertThat(manager.callbacks.getLast().evidence()).isNotEmpty();
        assertNothingLostNorShifted();
    }

    @Concurrent
    void aBrowserThatIsLostASecondTimeIsReportedAtOnceWithTheTextSoFar() {
        inCall();
        awaitFrames(25);
        loseAndComeBack(new PageLoss.BrowserLost("killed"));
        awaitFrames(50);
        pages.page().lose(new PageLoss.BrowserLost("killed"));
        var lost = System.nanoTime();
        var end = end();
        assertThat(Duration.ofNanos(System.nanoTime() - lost)).isLessThan(Duration.ofSeconds(15));
        assertThat(end.reason()).isEqualTo(EndReason.BROWSER_LOST);
        assertThat(end.exitCode()).isEqualTo(1);
        var last = manager.callbacks.getLast();
        assertThat(last.status()).isEqualTo(MeetingStatus.FAILED);
        assertThat(last.failureStage()).isEqualTo(MeetingStatus.ACTIVE);
        assertThat(folder.resolve("page.txt")).doesNotExist(); // nobody can take a picture of what is gone
        assertThat(folder.resolve("flight.jsonl"))
                .content()
                .contains("BrowserLost")
                .doesNotContain("the-token");
        assertThat(manager.flights)
                .singleElement()
                .satisfies(flight ->
                        assertThat(flight.lines()).contains("BrowserLost").doesNotContain("the-token"));
        assertThat(manager.reportsBeforeFlight).as("before the last report").isEqualTo(manager.callbacks.size() - 1);
        assertNoWordIsLost();
    }

    @Concurrent
    void aPageThatCrashesInTheCallIsOpenedAgainAndNoWordIsLost() {
        inCall();
        awaitFrames(25);
        loseAndComeBack(new PageLoss.PageCrashed());
        awaitFrames(60);
        publish(new BotCommand.Leave(7L));
        assertThat(end().reason()).isEqualTo(EndReason.STOPPED);
        assertThat(manager.statuses()).containsExactly("joining", "awaiting_admission", "active", "completed");
        assertThat(manager.callbacks.getLast().evidence())
                .anyMatch(one -> one.cue().equals("bot.returned"));
        assertThat(speech.hellos).as("one session of the speech server").hasSize(1);
        assertThat(folder.resolve("flight.jsonl")).content().contains("opened_again");
        assertNoWordIsLost();
        assertNamesAreRight();
    }

    @Concurrent
    void aChangeOfLanguageCostsNoWord() {
        inCall();
        awaitFrames(25);
        publish(new BotCommand.Reconfigure(7L, "de", null));
        await().atMost(PATIENCE).until(() -> speech.hellos.size() == 2);
        assertThat(speech.hellos.getLast().language()).isEqualTo("de");
        assertThat(speech.hellos).extracting(h -> h.uid()).containsOnly("connection-1");
        awaitFrames(50);
        publish(new BotCommand.Leave(7L));
        end();
        assertNothingLostNorShifted();
    }

    @Concurrent
    void anOlderChangeOfLanguageThatComesLateByRedisIsNotTaken() {
        inCall();
        awaitFrames(5);
        manager.wanted = new HeartbeatAnswer(3, false, "fr", null, 0);
        await().atMost(PATIENCE).until(() -> speech.hellos.size() == 2);
        publish("{\"action\":\"reconfigure\",\"meeting_id\":7,\"language\":\"de\",\"version\":2}");
        publish("{\"action\":\"reconfigure\",\"meeting_id\":7,\"language\":\"it\",\"version\":4}");
        await().atMost(PATIENCE).until(() -> "it".equals(speech.hellos.getLast().language()));
        publish(new BotCommand.Leave(7L));
        end();
        assertThat(speech.hellos).extracting(hello -> hello.language()).containsExactly("en", "fr", "it");
    }

    @Concurrent
    void aDeniedBotSaysSoAndNeverListens() {
        start(configured());
        await().atMost(PATIENCE).until(() -> manager.statuses().contains("awaiting_admission"));
        pages.page().show(Stage.DENIED);
        assertThat(end().reason()).isEqualTo(EndReason.AWAITING_ADMISSION_REJECTED);
        assertThat(pages.page().wishes).containsExactly("join Vomeet the guest", "close");
        assertThat(manager.entries).isEmpty();
    }

    @Concurrent
    void aBotThatIsBlockedKeepsWhatThePageShowed() {
        start(configured());
        await().atMost(PATIENCE).until(() -> manager.statuses().contains("awaiting_admission"));
        pages.page().showAlways(Stage.BLOCKED);
        assertThat(end().reason()).isEqualTo(EndReason.BLOCKED_BY_PLATFORM);
        assertThat(manager.callbacks.getLast().status()).isEqualTo(MeetingStatus.FAILED);
        assertThat(manager.callbacks.getLast().errorDetails())
                .containsEntry("error_message", "the page says that the bot may not join, tried 3 times");
        assertThat(folder.resolve("page.txt")).hasContent("the page's words");
    }

    @Concurrent
    void aBotWhoseBrowserIsNotServedTriesTheNextKindAndSaysSo() {
        pages.first = Stage.BROWSER_NOT_SERVED;
        start(configured());
        await().atMost(PATIENCE).until(() -> manager.statuses().contains("awaiting_admission"));
        assertThat(pages.page().wishes).endsWith("close");
        assertThat(manager.callbacks.getLast().evidence())
                .anyMatch(one -> one.cue().equals("bot.browser_raised"));
        assertThat(folder.resolve("flight.jsonl")).content().contains("headless is tried");
        pages.higher().show(Stage.BROWSER_NOT_SERVED);
        assertThat(end().reason()).isEqualTo(EndReason.BLOCKED_BY_PLATFORM);
    }

    private void inCall() {
        start(configured());
        await().atMost(PATIENCE).until(() -> manager.statuses().contains("awaiting_admission"));
        pages.page().admit();
        await().atMost(PATIENCE).until(() -> pages.page().wishes.contains("listen"));
    }

    /** The page is lost, opened again, joined and let in. */
    private void loseAndComeBack(PageLoss loss) {
        var page = pages.page();
        page.lose(loss);
        await().atMost(PATIENCE)
                .until(() -> page.wishes.stream()
                                .filter("join Vomeet the guest"::equals)
                                .count()
                        == 2);
        page.admit();
    }

    private void awaitFrames(int count) {
        await().atMost(PATIENCE).until(() -> pages.page().framesHeard() >= count);
    }

    private BotConfig configured() {
        return scheduled(null);
    }

    private BotConfig scheduled(@Nullable Instant joinAt) {
        return config(new AutomaticLeave(60_000, 60_000, 2_000, null), joinAt, null, null);
    }

    private static HttpClient http() {
        try {
            return OutgoingHttp.client(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start(BotConfig config) {
        var recorder = new FlightRecorder(folder, new SteadyClock(), Redactor.of(config.token()));
        var bot = new Bot(config, speech.url(), http(), pages, recorder, Tracing.off());
        Thread.ofVirtual().start(() -> {
            try (recorder) {
                run.complete(bot.run(_ -> {}));
            } catch (InterruptedException | RuntimeException e) {
                run.completeExceptionally(e);
            }
        });
    }

    private End end() {
        return run.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private void publish(BotCommand command) {
        publish(Json.write(command));
    }

    private void publish(String command) {
        try (var jedis = new Jedis(redis.url())) {
            await().atMost(PATIENCE).until(() -> jedis.publish(BotCommand.channel(7), command) > 0);
        }
    }

    private List<String> words() {
        var words = new ArrayList<String>();
        manager.stored.values().forEach(s -> words.addAll(List.of(s.text().split(" ", -1))));
        return words;
    }

    /** Every frame's word is there once, in order, and at the moment of its frame. */
    private void assertNothingLostNorShifted() {
        assertNoWordIsLost();
        for (var segment : manager.stored.values()) {
            var first = first(segment);
            assertThat((double) segment.absoluteStartTime().toEpochMilli())
                    .isCloseTo(pages.page().stamp(first), within(2));
            assertThat(segment.start()).isCloseTo((first - 1) / 10.0, within(0.01));
        }
    }

    private static int first(Segment segment) {
        return Integer.parseInt(segment.text().split(" ", -1)[0].substring(1));
    }

    private void assertNoWordIsLost() {
        awaitSessionEnd();
        var heard = pages.page().framesHeard();
        var words = words();
        assertThat(words.size()).isBetween(heard - 3, heard);
        assertThat(words)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, words.size())
                        .mapToObj(k -> "w" + k)
                        .toList());
    }

    private static Offset<Double> within(double distance) {
        return Offset.offset(distance);
    }

    private void assertNamesAreRight() {
        var right = 0;
        var wrong = 0;
        for (var segment : manager.stored.values()) {
            for (var word : segment.text().split(" ", -1)) {
                var speaker = FakePage.speaker(Integer.parseInt(word.substring(1)));
                right += speaker.equals(segment.speaker()) ? 1 : 0;
                wrong += segment.speaker() != null && !speaker.equals(segment.speaker()) ? 1 : 0;
            }
        }
        assertThat(wrong).isZero();
        assertThat(right).isGreaterThanOrEqualTo((int) (words().size() * 0.95));
    }

    @Concurrent
    void theFlightRecordTellsTheCall() throws Exception {
        inCall();
        awaitFrames(5);
        publish(new BotCommand.Leave(7L));
        end();
        awaitSessionEnd();
        var record = Files.readString(folder.resolve("flight.jsonl"));
        assertThat(record).contains("\"what\":\"Join\"", "\"what\":\"InCall\"", "\"what\":\"Finish\"", "LeaveWanted");
        assertThat(manager.stored.values()).allMatch(Segment::completed);
    }
}
