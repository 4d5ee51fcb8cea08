package com.vomeet.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.cdp.Browser;
import com.vomeet.cdp.BrowserKind;
import com.vomeet.cdp.Event;
import com.vomeet.cdp.LaunchConfig;
import com.vomeet.cdp.LaunchResult;
import com.vomeet.cdp.PageDomain;
import com.vomeet.cdp.RuntimeDomain;
import com.vomeet.cdp.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionFactory;
import tools.jackson.databind.JsonNode;

/** A person at a real browser: sees what is visible, presses what can be reached. */
public final class Visitor implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final Browser browser;
    private final Session page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Visitor(Browser browser) {
        this.browser = browser;
        page = browser.openPage(this::noted);
        page.page().enable();
        page.runtime().enable();
        page.runtime().enableLog();
        page.page().addScript(script());
    }

    public static Visitor start(Path folder, String... flags) {
        var config = LaunchConfig.of(BrowserKind.SHELL)
                .withParent(folder)
                .withPatience(PATIENCE)
                .withFlags(flags);
        return switch (Browser.launch(config)) {
            case LaunchResult.Launched(var browser) -> new Visitor(browser);
            case LaunchResult.NotLaunched(var why) -> throw new AssertionError(why);
        };
    }

    private static String script() {
        try (var in = Visitor.class.getResourceAsStream("visitor.js")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void noted(Event event) {
        switch (event) {
            case Event.ConsoleSaid(var _, var text) -> complaints.add(text);
            case Event.ScriptFailed(var text) -> complaints.add(text);
            case Event.Logged(var _, var text, var _) -> complaints.add(text);
            case Event.BindingCalled _,
                    Event.FrameNavigated _,
                    Event.Loaded _,
                    Event.Crashed _,
                    Event.Detached _,
                    Event.DialogOpened _,
                    Event.Other _ -> {}
        }
    }

    /** What the page and the browser have complained of. */
    public List<String> complaints() {
        return complaints;
    }

    public Visitor open(URI url) {
        assertThat(page.page().navigate(url.toString(), PATIENCE)).isInstanceOf(PageDomain.Navigation.Committed.class);
        return this;
    }

    public JsonNode ask(String expression) {
        return switch (page.runtime().evaluate(expression, PATIENCE)) {
            case RuntimeDomain.Evaluation.Value(var json) -> json;
            case RuntimeDomain.Evaluation.Thrown(var text) -> throw new AssertionError(expression + ": " + text);
        };
    }

    public String text() {
        return ask("visitor.text()").asString("");
    }

    public Visitor sees(String words) {
        patiently().untilAsserted(() -> assertThat(straight(text())).contains(straight(words)));
        return this;
    }

    private static String straight(String text) {
        return text.replace('’', '\'');
    }

    public Visitor seesButton(String label) {
        patiently().until(() -> has(label));
        return this;
    }

    /** Whether there is a button of that label at all. */
    public boolean has(String label) {
        return ask("visitor.has('" + label + "')").asBoolean(false);
    }

    /** Whether a button could be pressed now. */
    public boolean reaches(String words) {
        return ask("visitor.reach('" + words + "')").isObject();
    }

    /** Presses a button once it can be reached; the pointer moves there first, which brings hidden bars back. */
    public Visitor press(String words) {
        patiently().until(() -> {
            page.input().movePointer(300, 300 + Math.random());
            var middle = ask("visitor.reach('" + words + "')");
            if (middle.isObject()) {
                page.input().click(middle.path("x").asDouble(), middle.path("y").asDouble());
            }
            return middle.isObject();
        });
        return this;
    }

    public Visitor types(String text) {
        page.input().insertText(text);
        return this;
    }

    /** Waits for the name box, fills it in and presses the button. */
    public Visitor joinsAs(String name, String button) {
        sees("What's your name?");
        return types(name).press(button);
    }

    public List<String> names() {
        return texts(ask("visitor.names()"));
    }

    public static List<String> texts(JsonNode list) {
        return list.valueStream().map(node -> node.asString("")).toList();
    }

    public byte[] screenshot() {
        return page.page().screenshot(PATIENCE);
    }

    public Browser browser() {
        return browser;
    }

    /** Leaves the page as a person would. */
    public void closePage() {
        page.page().close();
    }

    static ConditionFactory patiently() {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).ignoreExceptions();
    }

    @Override
    public void close() {
        browser.close();
    }
}
