package com.vomeet.cdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.vomeet.cdp.RuntimeDomain.Evaluation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(180)
final class BrowserIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path parent;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final List<Browser> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Browser::close);
    }

    private LaunchConfig config() {
        return LaunchConfig.of(BrowserKind.SHELL).withParent(parent).withPatience(PATIENCE);
    }

    private Browser launch(LaunchConfig config) {
        return switch (Browser.launch(config)) {
            case LaunchResult.Launched(var browser) -> {
                started.add(browser);
                yield browser;
            }
            case LaunchResult.NotLaunched(var why) -> throw new AssertionError(why);
        };
    }

    private <E extends Event> E next(Class<E> type) throws InterruptedException {
        while (true) {
            var event = events.poll(60, TimeUnit.SECONDS);
            assertThat(event).as("an event").isNotNull();
            if (type.isInstance(event)) {
                return type.cast(event);
            }
        }
    }

    private static Object value(Evaluation evaluation) {
        return switch (evaluation) {
            case Evaluation.Value(var json) -> json.toString();
            case Evaluation.Thrown(var text) -> text;
        };
    }

    @ParameterizedTest
    @EnumSource(LaunchConfig.Link.class)
    void aPageIsOpenedAndEvaluatesOverEitherLink(LaunchConfig.Link link) {
        var page = launch(config().withLink(link)).openPage(events::add);
        assertThat(value(page.runtime().evaluate("Promise.resolve({a: [1, 'ü']})", PATIENCE)))
                .isEqualTo("{\"a\":[1,\"ü\"]}");
        assertThat(value(page.runtime().evaluate("(() => { throw new Error('no') })()", PATIENCE)))
                .asString()
                .startsWith("Error: no");
    }

    @Test
    void fullChromiumWithoutAWindowIsTheSameToItsCaller() {
        var headless =
                launch(LaunchConfig.of(BrowserKind.HEADLESS).withParent(parent).withPatience(PATIENCE));
        assertThat(value(headless.openPage(events::add).runtime().evaluate("1 + 1", PATIENCE)))
                .isEqualTo("2");
        assertThat(headless.root().browser().product()).startsWith("Chrome/");
        var processes = headless.processIds();
        headless.close();
        assertNothingIsLeftOf(processes);
    }

    @Test
    void theBrowserIsWhatItSaysItIs() {
        var browser = launch(config());
        var page = browser.openPage(events::add);
        assertThat(browser.root().browser().product()).startsWith("HeadlessChrome/");
        assertThat(value(page.runtime().evaluate("navigator.userAgent", PATIENCE)))
                .asString()
                .contains("HeadlessChrome/");
        assertThat(value(page.runtime().evaluate("navigator.language + ' ' + navigator.languages", PATIENCE)))
                .isEqualTo("\"en-US en-US,en\"");
    }

    @Test
    void aBindingCallsBackFromTheWorldItWasAddedTo() throws InterruptedException {
        var page = launch(config()).openPage(events::add);
        page.page().enable();
        page.runtime().enable();
        page.runtime().addBinding("tell", "ours");
        page.page().addScript("tell('hello from ' + (typeof mine))", "ours");
        page.page().addScript("globalThis.mine = typeof tell");
        assertThat(page.page().navigate("data:text/html,<title>x</title>", PATIENCE))
                .isInstanceOf(PageDomain.Navigation.Committed.class);
        assertThat(next(Event.BindingCalled.class).payload()).isEqualTo("hello from undefined");
        assertThat(value(page.runtime().evaluate("mine", PATIENCE))).isEqualTo("\"undefined\"");
    }

    @Test
    void anIsolatedWorldIsFoundAgainByItsName() throws InterruptedException {
        var page = launch(config()).openPage(events::add);
        page.page().enable();
        page.runtime().enable();
        page.page().addScript("globalThis.secret = 42", "ours");
        page.page().navigate("data:text/html,x", PATIENCE);
        var frame = next(Event.FrameNavigated.class).frame();
        var world = page.page().isolatedWorld(frame, "ours");
        assertThat(value(page.runtime().evaluate("secret", world, PATIENCE))).isEqualTo("42");
        assertThat(value(page.runtime().evaluate("typeof secret", PATIENCE))).isEqualTo("\"undefined\"");
    }

    @Test
    void aPressedButtonAndEnteredTextAreWhatAPersonWouldGive() throws InterruptedException {
        var page = launch(config()).openPage(events::add);
        page.page().enable();
        page.runtime().enable();
        page.runtime().addBinding("tell");
        page.page().addScript("addEventListener('click', e => tell(e.isTrusted + ' ' + e.clientX + ' ' + e.clientY))");
        page.page()
                .navigate(
                        "data:text/html,<input style='position:fixed;left:0;top:0;width:90px;height:40px'>", PATIENCE);
        next(Event.Loaded.class);
        page.input().click(50, 20);
        assertThat(next(Event.BindingCalled.class).payload()).isEqualTo("true 50 20");
        page.input().insertText("Zoë");
        assertThat(value(page.runtime().evaluate("document.querySelector('input').value", PATIENCE)))
                .isEqualTo("\"Zoë\"");
    }

    @Test
    void anAddressThatNobodyAnswersIsAnOutcome() {
        var page = launch(config()).openPage(events::add);
        assertThat(page.page().navigate("http://127.0.0.1:1/", PATIENCE))
                .isInstanceOf(PageDomain.Navigation.Failed.class);
    }

    @Test
    void aScreenshotIsAPng() {
        var page = launch(config()).openPage(events::add);
        assertThat(page.page().screenshot(PATIENCE)).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void aCrashedPageSaysSoAndAnswersNoMore() throws InterruptedException {
        var page = launch(config()).openPage(events::add);
        page.page().enable();
        page.runtime().enable();
        assertThatThrownBy(() -> page.page().crash(PATIENCE)).isInstanceOf(CdpException.Gone.class);
        next(Event.Crashed.class);
    }

    @Test
    void aHungPageIsATimeOut() {
        var page = launch(config()).openPage(events::add);
        assertThatThrownBy(() -> page.runtime().evaluate("while (true) {}", Duration.ofMillis(300)))
                .isInstanceOf(CdpException.TimedOut.class);
    }

    @Test
    void aKilledBrowserEndsTheConnectionWithItsExitCode() {
        var browser = launch(config());
        var page = browser.openPage(events::add);
        browser.kill();
        await().atMost(PATIENCE).until(browser.ended()::isDone);
        assertThat(browser.ended().join()).contains("exit code 137");
        assertThatThrownBy(() -> page.runtime().evaluate("1", PATIENCE)).isInstanceOf(CdpException.Gone.class);
    }

    @Test
    void closingLeavesNoProcessAndNoFile() throws Exception {
        var browser = launch(config());
        browser.openPage(events::add).page().navigate("data:text/html,x", PATIENCE);
        var processes = browser.processIds();
        assertThat(processes).hasSizeGreaterThan(2);
        assertThat(parent).isNotEmptyDirectory();
        browser.close();
        assertNothingIsLeftOf(processes);
        browser.close();
    }

    @Test
    void aBrowserThatEndsByItselfLeavesNothingThoughNobodyClosesIt() {
        var browser = launch(config());
        var processes = browser.processIds();
        // The shell is first, the browser's own process second.
        ProcessHandle.of(processes.get(1)).ifPresent(ProcessHandle::destroyForcibly);
        await().atMost(PATIENCE).until(browser.ended()::isDone);
        assertThat(browser.ended().join()).contains("exit code 137");
        await().atMost(PATIENCE).untilAsserted(() -> assertNothingIsLeftOf(processes));
    }

    @Test
    void evenAStoppedBrowserIsEndedByClosing() throws Exception {
        var browser = launch(config());
        var processes = browser.processIds();
        for (var process : processes) {
            new ProcessBuilder("kill", "-STOP", "" + process).start().waitFor();
        }
        browser.close();
        assertNothingIsLeftOf(processes);
    }

    private void assertNothingIsLeftOf(Iterable<Long> processes) {
        assertThat(processes).noneMatch(BrowserIT::lives);
        assertThat(parent).isEmptyDirectory();
    }

    private static boolean lives(long pid) {
        try {
            return !Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
        } catch (java.io.IOException e) {
            return false;
        }
    }

    @Test
    void aLaunchThatIsInterruptedLeavesNothing() throws InterruptedException {
        var result = new LinkedBlockingQueue<LaunchResult>();
        var thread = Thread.ofVirtual().start(() -> result.add(Browser.launch(config())));
        await().atMost(PATIENCE).until(() -> parent.toFile().list().length > 0);
        thread.interrupt();
        // It may have been quick enough: then it is there, and is closed like any other.
        if (result.poll(60, TimeUnit.SECONDS) instanceof LaunchResult.Launched(var browser)) {
            browser.close();
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void closingByAThreadThatIsInterruptedIsDoneToTheEnd() {
        var browser = launch(config());
        var processes = browser.processIds();
        Thread.currentThread().interrupt();
        browser.close();
        assertThat(Thread.interrupted()).isTrue();
        assertNothingIsLeftOf(processes);
    }

    @Test
    void aMissingProgramIsAnOutcomeThatSaysWhatToDo() {
        assertThat(Browser.launch(config().withProgram(Path.of("/no/such/chromium"))))
                .isInstanceOfSatisfying(
                        LaunchResult.NotLaunched.class,
                        not -> assertThat(not.why()).contains("/no/such/chromium", "BOT_CHROMIUM"));
        assertThat(Browser.launch(LaunchConfig.of(BrowserKind.WINDOW)))
                .isEqualTo(new LaunchResult.NotLaunched("the browser kind 'window' is not supported yet"));
    }

    @ParameterizedTest
    @EnumSource(LaunchConfig.Link.class)
    void aProgramThatIsNoBrowserLeavesNothing(LaunchConfig.Link link) {
        assertThat(Browser.launch(config().withLink(link).withProgram(Path.of("/bin/false"))))
                .isInstanceOf(LaunchResult.NotLaunched.class);
        assertThat(parent).isEmptyDirectory();
        assertThat(Browser.launch(config().withLink(link)
                        .withPatience(Duration.ofMillis(500))
                        .withProgram(Path.of("/usr/bin/yes"))))
                .isInstanceOf(LaunchResult.NotLaunched.class);
        assertThat(parent).isEmptyDirectory();
    }
}
