package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.cdp.Browser;
import com.vomeet.cdp.BrowserKind;
import com.vomeet.cdp.Event;
import com.vomeet.cdp.LaunchConfig;
import com.vomeet.cdp.LaunchResult;
import com.vomeet.cdp.RuntimeDomain.Evaluation;
import com.vomeet.cdp.Session;
import com.vomeet.contract.Secret;
import com.vomeet.manager.WebStage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A real browser's one tab, used as a person uses it: by what can be seen, by pointer and by keys. */
final class Tab implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_STOPS = 30;
    private static final int REPEATS = 5;
    private static final int SHIFT = 8;

    /** The loopback address by a name that no browser takes for secure. */
    private static final String INSECURE = "insecure.test";

    private final Browser browser;
    private final Session page;
    private final List<Event> events = new CopyOnWriteArrayList<>();

    private Tab(Browser browser) {
        this.browser = browser;
        this.page = browser.openPage(events::add);
        page.page().enable();
        page.runtime().enable();
        page.runtime().enableLog();
        page.emulation().keepFocus();
        page.call("Emulation.setScrollbarsHidden", Session.params().put("hidden", true));
        size(1200, 860);
    }

    static Tab open() {
        return switch (Browser.launch(LaunchConfig.of(BrowserKind.SHELL)
                .withFlags("--no-sandbox", "--host-resolver-rules=MAP " + INSECURE + " 127.0.0.1"))) {
            case LaunchResult.Launched(var browser) -> new Tab(browser);
            case LaunchResult.NotLaunched(var why) -> throw new IllegalStateException(why);
        };
    }

    void size(int width, int height) {
        page.emulation().setSize(width, height);
    }

    void colours(String scheme) {
        var params = Session.params();
        params.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", scheme);
        page.call("Emulation.setEmulatedMedia", params);
    }

    /** @param zone empty: the machine's */
    void timeZone(String zone) {
        page.call("Emulation.setTimezoneOverride", Session.params().put("timezoneId", zone));
    }

    /** Runs before the page's own scripts in every document to come. */
    void before(String script) {
        page.page().addScript(script);
    }

    void go(URI base, String path) {
        page.page().navigate(base + path, PATIENCE);
    }

    /** The same manager at an address without a certificate, as pages see it whose host is another one than the browser's. */
    static URI insecure(URI base) {
        return URI.create("http://" + INSECURE + ":" + base.getPort());
    }

    /** Whether pages may write to the clipboard; they may always read it. */
    void mayCopy(boolean allowed) {
        permit("clipboard-read", true);
        permit("clipboard-write", allowed);
    }

    private void permit(String name, boolean allowed) {
        var params = Session.params().put("setting", allowed ? "granted" : "denied");
        params.putObject("permission").put("name", name);
        browser.root().call("Browser.setPermission", params);
    }

    /** Signs in by the link that a terminal prints. */
    void enter(WebStage stage, String more) {
        var code =
                stage.manager().oneTimeCodes().create(stage.account().account().id());
        go(stage.base(), "/app/enter?code=" + code.reveal() + more);
    }

    /** Signs in with a key, as it is typed. */
    void signIn(WebStage stage, Secret key) {
        signIn(stage.base(), "/app/fleet", key);
    }

    void signIn(URI base, String path, Secret key) {
        go(base, path);
        awaitText("API key");
        click("#key");
        type(key.reveal());
        enter();
    }

    /** Nothing was refused by the page's own policy and no script failed. */
    void expectNoComplaint() {
        assertThat(events()).noneMatch(Event.ScriptFailed.class::isInstance);
        assertThat(events())
                .noneMatch(e -> e instanceof Event.Logged(var _, var text, var _) && text.contains("Content Security"));
    }

    JsonNode value(String expression) {
        return switch (page.runtime().evaluate(expression, PATIENCE)) {
            case Evaluation.Value(var json) -> json;
            case Evaluation.Thrown(var text) -> throw new IllegalStateException(expression + ": " + text);
        };
    }

    /** Runs the body of a function that has one of the page's modules as {@code m}; returns JSON text. */
    String module(String name, String body) {
        return value("import('/app/assets/" + name + "').then((m) => JSON.stringify((() => {" + body + "})()))")
                .asString();
    }

    /** What a person reads. */
    String text() {
        return value("document.body.innerText").asString("");
    }

    String text(String selector) {
        return value("document.querySelector(" + quoted(selector) + ")?.innerText ?? ''")
                .asString("");
    }

    int count(String selector) {
        return value("document.querySelectorAll(" + quoted(selector) + ").length")
                .asInt(-1);
    }

    void awaitText(String words) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> text().contains(words));
    }

    void awaitGone(String words) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> !text().contains(words));
    }

    void awaitPathOtherThan(String path) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> !value("location.pathname").asString().equals(path));
    }

    void awaitCount(String selector, int wanted) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> count(selector) == wanted);
    }

    /** Clicks into the middle of what is seen there. */
    void click(String selector) {
        awaitCount(selector, 1);
        var box = value("(() => { const node = document.querySelector(" + quoted(selector)
                + "); node.scrollIntoView({block: 'center'}); const box = node.getBoundingClientRect();"
                + " return [box.x + box.width / 2, box.y + box.height / 2]; })()");
        page.input().click(box.get(0).asDouble(), box.get(1).asDouble());
    }

    void type(String words) {
        page.input().insertText(words);
    }

    void tab() {
        page.input().pressKey("Tab", 9);
    }

    /** By no more than the key, from where the focus is. */
    void tabTo(String selector) {
        for (var n = 0; n < MOST_STOPS && count(selector + ":focus") == 0; n++) {
            tab();
        }
        assertThat(count(selector + ":focus")).as(selector).isEqualTo(1);
    }

    /** Back to the stop before. */
    void back() {
        var params = Session.params()
                .put("key", "Tab")
                .put("code", "Tab")
                .put("modifiers", SHIFT)
                .put("windowsVirtualKeyCode", 9);
        page.call("Input.dispatchKeyEvent", params.put("type", "rawKeyDown"));
        page.call("Input.dispatchKeyEvent", params.put("type", "keyUp"));
    }

    void enter() {
        stroke("Enter", "Enter", "\r", 13);
    }

    /** Down long enough to be entered again and again. */
    void holdEnter() {
        var params = press("Enter", "Enter", "\r", 13).put("autoRepeat", true);
        for (var n = 0; n < REPEATS; n++) {
            page.call("Input.dispatchKeyEvent", params);
        }
        release(params);
    }

    void space() {
        stroke(" ", "Space", " ", 32);
    }

    /** Letter by letter, as keys enter them. */
    void write(String words) {
        words.codePoints().mapToObj(Character::toString).forEach(letter -> stroke(letter, "", letter, 0));
    }

    private void stroke(String key, String place, String text, int code) {
        release(press(key, place, text, code));
    }

    private void release(ObjectNode key) {
        page.call("Input.dispatchKeyEvent", key.put("type", "keyUp"));
    }

    private ObjectNode press(String key, String place, String text, int code) {
        var params = Session.params()
                .put("type", "keyDown")
                .put("key", key)
                .put("code", place)
                .put("text", text)
                .put("windowsVirtualKeyCode", code);
        page.call("Input.dispatchKeyEvent", params);
        return params;
    }

    void press(String key, int code) {
        page.input().pressKey(key, code);
    }

    /** Processor time in seconds that the page's main thread has used, once this was asked for the first time. */
    double mainThreadSeconds() {
        page.call("Performance.enable", Session.params().put("timeDomain", "threadTicks"));
        return page.call("Performance.getMetrics", Session.params())
                .get("metrics")
                .valueStream()
                .filter(metric -> metric.get("name").asString().equals("TaskDuration"))
                .findFirst()
                .orElseThrow()
                .get("value")
                .asDouble();
    }

    byte[] picture() {
        return page.page().screenshot(PATIENCE);
    }

    /** What the browser complains about: refused scripts and styles, uncaught errors, failed requests. */
    List<Event> events() {
        return List.copyOf(events);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "\\'") + "'";
    }

    @Override
    public void close() {
        browser.close();
    }
}
