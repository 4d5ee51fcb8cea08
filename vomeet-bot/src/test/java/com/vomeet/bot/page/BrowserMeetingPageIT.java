package com.vomeet.bot.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.bot.page.MeetingPage.Outcome;
import com.vomeet.cdp.BrowserKind;
import com.vomeet.cdp.LaunchConfig;
import com.vomeet.contract.Platform;
import com.vomeet.parts.FreePort;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class BrowserMeetingPageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Until a browser has started and has tried to open something. */
    private static final Duration BROWSER_START = Duration.ofSeconds(60);

    @TempDir
    Path parent;

    private final Fixtures fixtures = new Fixtures();
    private final Heard heard = new Heard();
    private BrowserMeetingPage page;

    @AfterEach
    void close() {
        page.close();
        fixtures.close();
        assertThat(parent).isEmptyDirectory();
    }

    @BeforeEach
    void prepare() {
        page = page(NetworkSettling.within(NetworkSettling.PATIENCE));
    }

    private BrowserMeetingPage page(NetworkSettling settling) {
        return new BrowserMeetingPage(
                LaunchConfig.of(BrowserKind.SHELL).withParent(parent),
                CueSheet.load(Platform.GOOGLE_MEET, Optional.empty()),
                heard,
                settling);
    }

    private void open(String name) {
        assertThat(page.open(fixtures.page(name))).isEqualTo(new Outcome.Done());
    }

    private String inPage(String expression) {
        return PageProbe.evaluate(page, expression);
    }

    private void act(String call) {
        inPage("act." + call);
    }

    private void inCall(String name) {
        open(name);
        heard.awaitStage(Stage.PRE_JOIN);
        assertThat(page.join("Bot")).isEqualTo(new Outcome.Done());
        heard.awaitStage(Stage.LOBBY);
        act("admit()");
        heard.awaitStage(Stage.IN_CALL);
    }

    @Test
    void joiningTypesTheNameTurnsTheDevicesOffAndKnocks() {
        open("meet");
        heard.awaitStage(Stage.PRE_JOIN);
        assertThat(page.join("Zoë’s notes")).isEqualTo(new Outcome.Done());
        assertThat(heard.awaitStage(Stage.LOBBY).evidence().getFirst().cue()).isEqualTo("lobby.asking");
        assertThat(inPage("document.title")).isEqualTo("\"knock Zoë’s notes\"");
        assertThat(heard.notes)
                .contains(
                        "press.microphone_on: Turn off microphone",
                        "press.camera_on: Turn off camera",
                        "press.join: loginAsk to join");
    }

    @Test
    void aNameThatIsTooLongForItsBoxIsCutAndThisIsSaid() {
        open("meet?longest=60");
        heard.awaitStage(Stage.PRE_JOIN);
        assertThat(page.join("n".repeat(100))).isEqualTo(new Outcome.Done());
        heard.awaitStage(Stage.LOBBY);
        assertThat(inPage("document.title")).isEqualTo("\"knock " + "n".repeat(60) + "\"");
        assertThat(heard.notes).contains("name.cut: the name box takes 60 characters: " + "n".repeat(60));
    }

    @Test
    void aNameThatFillsItsBoxIsTypedAsItIs() {
        open("meet?longest=60");
        heard.awaitStage(Stage.PRE_JOIN);
        assertThat(page.join("n".repeat(60))).isEqualTo(new Outcome.Done());
        heard.awaitStage(Stage.LOBBY);
        assertThat(heard.notes).noneMatch(note -> note.startsWith("name.cut"));
    }

    @Test
    void aNoticeOverThePageIsDismissedFirst() {
        open("meet?notice");
        heard.awaitStage(Stage.PRE_JOIN);
        assertThat(page.join("Bot")).isEqualTo(new Outcome.Done());
        heard.awaitStage(Stage.LOBBY);
        assertThat(heard.notes).contains("press.dismiss: Got it");
    }

    @Test
    void joiningAPageWithoutAJoinButtonIsNotDone() {
        open("UNKNOWN--something-else");
        heard.awaitStage(Stage.UNKNOWN);
        assertThat(page.join("Bot")).isEqualTo(new Outcome.NotNow("there is no join button that can be pressed"));
    }

    @Test
    void aKnockIsWithdrawn() {
        open("meet");
        heard.awaitStage(Stage.PRE_JOIN);
        page.join("Bot");
        heard.awaitStage(Stage.LOBBY);
        assertThat(page.leave(PATIENCE))
                .as("last %s, notes %s", heard.last(), heard.notes)
                .isEqualTo(new Outcome.Done());
        assertThat(inPage("document.getElementById('left').hidden")).isEqualTo("false");
    }

    @Test
    void theCallIsLeftThroughAToolbarThatHides() {
        inCall("meet");
        assertThat(page.leave(PATIENCE))
                .as("last %s, notes %s", heard.last(), heard.notes)
                .isEqualTo(new Outcome.Done());
        assertThat(inPage("document.getElementById('left').hidden")).isEqualTo("false");
        assertThat(heard.notes).contains("press.leave: Leave call");
    }

    @Test
    void aQuestionAfterLeavingIsAnswered() {
        inCall("meet?sure");
        assertThat(page.leave(PATIENCE))
                .as("last %s, notes %s", heard.last(), heard.notes)
                .isEqualTo(new Outcome.Done());
        assertThat(heard.notes).contains("press.leave_confirm: Just leave the meeting");
    }

    @Test
    void aCallIsLeftByItsButtonThoughThePageIsNotUnderstood() {
        inCall("meet");
        act("confuse('bar')");
        heard.awaitStage(Stage.UNKNOWN);
        assertThat(page.leave(PATIENCE)).isEqualTo(new Outcome.Done());
        assertThat(heard.notes).contains("press.leave: Leave call");
        assertThat(inPage("document.getElementById('left').hidden")).isEqualTo("false");
    }

    @Test
    void aPageThatIsNotUnderstoodMayAskBeforeItIsLeft() {
        inCall("meet?sure");
        act("confuse('bar')");
        heard.awaitStage(Stage.UNKNOWN);
        assertThat(page.leave(PATIENCE)).isEqualTo(new Outcome.Done());
        assertThat(heard.notes).contains("press.leave_confirm: Just leave the meeting");
    }

    @Test
    void aButtonThatIsCoveredIsNotPressedOnAPageThatIsNotUnderstood() {
        inCall("meet");
        act("confuse('bar', 'notice')");
        heard.awaitStage(Stage.UNKNOWN);
        assertThat(page.leave(PATIENCE)).isEqualTo(new Outcome.Done());
        assertThat(heard.notes).noneMatch(note -> note.startsWith("press.leave"));
    }

    @Test
    void aPageThatIsNotUnderstoodAndHasNoButtonIsLeftSoon() {
        open("UNKNOWN--something-else");
        heard.awaitStage(Stage.UNKNOWN);
        var asked = System.nanoTime();
        assertThat(page.leave(Duration.ofSeconds(90))).isEqualTo(new Outcome.Done());
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void leavingWhereThereIsNothingToLeaveIsDoneAtOnce() {
        open("ENDED--by-host");
        heard.awaitStage(Stage.ENDED);
        assertThat(page.leave(PATIENCE))
                .as("last %s, notes %s", heard.last(), heard.notes)
                .isEqualTo(new Outcome.Done());
    }

    @Test
    void aRecordingNoticeIsAgreedToWithItsEvidence() {
        inCall("meet");
        assertThat(page.consent()).isEqualTo(new Outcome.NotNow("there is nothing to agree to"));
        act("record()");
        assertThat(heard.awaitStage(Stage.CONSENT).evidence().getFirst().text())
                .isEqualTo("This video call is being recorded");
        assertThat(page.consent()).isEqualTo(new Outcome.Done());
        heard.awaitStage(Stage.IN_CALL);
        assertThat(heard.notes).anyMatch(note -> note.startsWith("consent: OK: ") && note.contains("being recorded"));
    }

    @Test
    void peopleWhoGoAreGoneFromTheSightings() {
        inCall("meet");
        assertThat(heard.awaitSighting(sighting -> sighting.peopleKnown()).people())
                .containsExactly(new Person("p1", "Ann Lee", false), new Person("me", "Bot", true));
        act("goes()");
        assertThat(heard.awaitSighting(sighting -> sighting.people().size() == 1)
                        .peopleKnown())
                .isTrue();
    }

    @Test
    void aDialogOfThePageIsAnsweredSoThatThePageGoesOn() {
        open("meet");
        heard.awaitStage(Stage.PRE_JOIN);
        assertThat(inPage("confirm('Are you there?')")).isEqualTo("true");
        assertThat(heard.notes).contains("page.dialog: confirm: Are you there?");
    }

    @Test
    void aPageThatAsksForDevicesIsToldAtOnceThatThereAreNone() {
        open("meet");
        heard.awaitStage(Stage.PRE_JOIN);
        assertThat(inPage("navigator.mediaDevices.getUserMedia({audio: true}).then(() => 'some', error => error.name)"))
                .isEqualTo("\"NotFoundError\"");
    }

    @Test
    void theBrowserSaysHonestlyWhatItIs() {
        open("meet");
        heard.awaitStage(Stage.PRE_JOIN);
        assertThat(inPage("navigator.userAgent")).contains("HeadlessChrome/");
    }

    @Test
    void ourScriptsLeaveThePageItsOwnNames() {
        open("meet");
        heard.awaitStage(Stage.PRE_JOIN);
        assertThat(inPage("[typeof vomeetSees, typeof vomeetHears, typeof vomeetSetup, typeof vomeetAgent,"
                        + " Object.keys(globalThis).filter(key => key.startsWith('vomeet')).length].join()"))
                .isEqualTo("\"undefined,undefined,undefined,undefined,0\"");
    }

    private void somebodySpeaksInTheCall() {
        inCall("meet");
        assertThat(page.listen()).isEqualTo(new Outcome.Done());
        act("speak(true)");
        await().atMost(PATIENCE)
                .until(() -> !heard.samples.isEmpty()
                        && heard.samples.getLast().marked().equals(List.of("p1")));
    }

    @Test
    void speakingMarksReachTheSamples() {
        somebodySpeaksInTheCall();
        act("speak(false)");
        await().atMost(PATIENCE).until(() -> heard.samples.getLast().marked().isEmpty());
    }

    /** A dialog that asks where to be in the call hides who speaks; the sound goes on. */
    @Test
    void behindWhatIsNoCallNobodyIsMarked() {
        somebodySpeaksInTheCall();
        inPage("document.body.insertAdjacentHTML('beforeend', '<button id=\"again\">Switch here</button>')");
        heard.awaitStage(Stage.PRE_JOIN);
        await().atMost(PATIENCE).until(() -> heard.samples.getLast().marked().isEmpty());
        inPage("document.getElementById('again').remove()");
        await().atMost(PATIENCE).until(() -> heard.samples.getLast().marked().equals(List.of("p1")));
    }

    @Test
    void evidenceHasNoHalfCharacters() {
        open("LOBBY--asking");
        heard.awaitStage(Stage.LOBBY);
        inPage("void (document.body.textContent = 'Asking to be let in \\ud83d x' + '\\ud83d\\ude00'.repeat(200))");
        var cut = heard.awaitSighting(sighting -> sighting.evidence().stream()
                        .anyMatch(shown -> shown.text().endsWith("\uD83D\uDE00")))
                .evidence();
        assertThat(cut)
                .allSatisfy(
                        shown -> assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(shown.text()))
                                .as(shown.text())
                                .isTrue());
    }

    @Test
    void aSnapshotHasThePictureAndTheText() {
        open("LOBBY--asking");
        heard.awaitStage(Stage.LOBBY);
        var snapshot = page.snapshot();
        assertThat(snapshot.png()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(snapshot.text()).contains("Asking to be let in");
    }

    @Test
    void beforeOpeningNothingCanBeDone() {
        assertThat(page.join("Bot")).isEqualTo(new Outcome.NotNow("the page is not open"));
        assertThat(page.snapshot().text()).isEmpty();
        assertThat(page.processIds()).isEmpty();
    }

    @Test
    void aRedirectWhileOpeningIsNoLoss() {
        open("redirect/meet");
        heard.awaitStage(Stage.PRE_JOIN);
        assertThat(heard.losses).isEmpty();
    }

    @Test
    void goingToAnotherSiteIsALoss() {
        open("meet");
        heard.awaitStage(Stage.PRE_JOIN);
        var elsewhere = fixtures.elsewhere("meet");
        inPage("void (location.href = '" + elsewhere + "')");
        assertThat(heard.awaitLoss()).isEqualTo(new PageLoss.NavigatedAway("localhost:" + elsewhere.getPort()));
        assertThat(page.join("Bot")).isEqualTo(new Outcome.Gone(heard.awaitLoss()));
    }

    @Test
    void anErrorOfTheServerIsALoss() {
        open("no-such-page");
        assertThat(heard.awaitLoss()).isEqualTo(new PageLoss.NotLoaded("HTTP status 404"));
    }

    @Test
    void anAddressThatNobodyAnswersIsALossAndTheOutcome() {
        var outcome = page.open(URI.create("http://127.0.0.1:1/abc-defg-hij"));
        assertThat(outcome).isEqualTo(new Outcome.Gone(heard.awaitLoss()));
        assertThat(heard.losses).singleElement().isInstanceOf(PageLoss.NotLoaded.class);
    }

    /** As in the first moment of a pod: the error page of a try that another follows is no loss. */
    @Test
    void aNameThatIsNotKnownYetIsAskedForAgainBeforeItIsALoss() {
        // By a clock that goes on by eight seconds at each look: the same few tries, however long a name is looked for
        // here.
        var looks = new AtomicInteger();
        page = page(new NetworkSettling(
                Duration.ofSeconds(30),
                Duration.ofMillis(500),
                () -> Instant.EPOCH.plusSeconds(8L * looks.getAndIncrement())));
        var outcome = page.open(URI.create("http://nowhere.invalid/abc-defg-hij"));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Gone.class,
                        gone -> assertThat(gone.loss())
                                .isInstanceOfSatisfying(
                                        PageLoss.NotLoaded.class,
                                        loss -> assertThat(loss.why()).matches("net::ERR_\\w+, tried [2-9] times")));
        assertThat(heard.notes).anyMatch(BrowserMeetingPageIT::saysAgain);
        assertThat(heard.losses).hasSize(1);
    }

    private static boolean saysAgain(String note) {
        return note.startsWith("page.again: net::ERR_");
    }

    private Thread opening(String address, AtomicReference<Outcome> outcome) {
        var opening = Thread.ofVirtual().start(() -> outcome.set(page.open(URI.create(address))));
        await().atMost(BROWSER_START).until(() -> heard.notes.stream().anyMatch(BrowserMeetingPageIT::saysAgain));
        return opening;
    }

    @Test
    void aMeetingThatCanBeReachedOnlyLaterIsReachedThen() throws Exception {
        fixtures.close();
        var port = FreePort.any();
        var outcome = new AtomicReference<Outcome>();
        var opening = opening("http://127.0.0.1:" + port + "/meet", outcome);
        try (var _ = new Fixtures(port)) {
            opening.join();
            assertThat(outcome.get()).isEqualTo(new Outcome.Done());
            heard.awaitStage(Stage.PRE_JOIN);
            assertThat(page.join("Bot")).isEqualTo(new Outcome.Done());
        }
        assertThat(heard.losses).isEmpty();
    }

    /** A pause of an hour: a test that has to wait for it fails. */
    private Thread openingForHours(AtomicReference<Outcome> outcome) {
        page = page(new NetworkSettling(Duration.ofDays(1), Duration.ofHours(1), () -> Instant.EPOCH));
        return opening("http://nowhere.invalid/abc-defg-hij", outcome);
    }

    @Test
    void whoeverClosesAPageDoesNotWaitForItsNetwork() throws Exception {
        var outcome = new AtomicReference<Outcome>();
        var opening = openingForHours(outcome);
        page.close();
        opening.join();
        assertThat(outcome.get()).isInstanceOf(Outcome.Gone.class);
        assertThat(heard.losses).isEmpty();
    }

    @Test
    void aLeaveEndsTheTriesAtOnce() throws Exception {
        var outcome = new AtomicReference<Outcome>();
        var opening = openingForHours(outcome);
        opening.interrupt();
        opening.join();
        assertThat(outcome.get()).isEqualTo(new Outcome.Gone(heard.awaitLoss()));
    }

    @Test
    void aCrashOfThePageIsALossThatIsToldOnce() {
        open("meet");
        heard.awaitStage(Stage.PRE_JOIN);
        PageProbe.crash(page);
        assertThat(heard.awaitLoss()).isEqualTo(new PageLoss.PageCrashed());
        assertThat(page.listen()).isEqualTo(new Outcome.Gone(new PageLoss.PageCrashed()));
        page.close();
        assertThat(heard.losses).hasSize(1);
    }

    @Test
    void aKilledBrowserIsALoss() {
        open("meet");
        heard.awaitStage(Stage.PRE_JOIN);
        page.processIds().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        assertThat(heard.awaitLoss()).isInstanceOf(PageLoss.BrowserLost.class);
    }

    @Test
    void aBrowserThatDoesNotStartIsALoss() {
        page = new BrowserMeetingPage(
                LaunchConfig.of(BrowserKind.SHELL).withParent(parent).withProgram(Path.of("/bin/false")),
                CueSheet.load(Platform.GOOGLE_MEET, Optional.empty()),
                heard);
        assertThat(page.open(fixtures.page("meet"))).isEqualTo(new Outcome.Gone(heard.awaitLoss()));
        assertThat(heard.losses).singleElement().isInstanceOf(PageLoss.BrowserNotStarted.class);
    }

    @Test
    void closingWhileTheBrowserStartsLeavesNothing() throws InterruptedException {
        var opening = Thread.ofVirtual().start(() -> page.open(fixtures.page("meet")));
        await().atMost(PATIENCE).until(() -> parent.toFile().list().length > 0);
        page.close();
        assertThat(parent).isEmptyDirectory();
        opening.join();
        assertThat(page.processIds()).isEmpty();
        assertThat(page.open(fixtures.page("meet"))).isInstanceOf(Outcome.Gone.class);
    }

    @Test
    void aHungPageIsSilentAndItsWishesAreNotGranted() {
        open("meet");
        heard.awaitStage(Stage.PRE_JOIN);
        act("hang()");
        var before = heard.sightings.size();
        assertThat(page.leave(Duration.ofSeconds(1))).isInstanceOf(Outcome.NotNow.class);
        // At most one heartbeat can have been under way.
        assertThat(heard.sightings.size()).isLessThanOrEqualTo(before + 1);
        assertThat(page.snapshot().text()).isEmpty();
    }

    @Test
    void aPageThatRestsIsSightedOnceASecondWithLittleBetween() {
        open("LOBBY--asking");
        heard.awaitStage(Stage.LOBBY);
        heard.clear();
        // A busy machine makes some of them late, and with that the next seem early.
        await().atMost(Duration.ofSeconds(60)).until(() -> spans().stream().anyMatch(span -> span <= 6000));
        assertThat(spans()).allMatch(span -> span >= 1500);
    }

    /** Milliseconds from each sighting to the third after it. */
    private List<Double> spans() {
        var times = heard.sightings.stream().map(Sighting::atMillis).toList();
        return IntStream.range(3, times.size())
                .mapToObj(last -> times.get(last) - times.get(last - 3))
                .toList();
    }
}
