package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Secret;
import java.time.Duration;

/** Somebody at a tab who has a keyboard and no pointer. Each stop of his way has to be seen, and each press has to leave him somewhere. */
record Keyboard(Tab tab) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_STOPS = 80;

    /** What a control is called: by its label, or by the first line of what stands on it. */
    private static final String NAME = """
            ((node) => (node.getAttribute("aria-label") ?? node.labels?.[0]?.innerText ?? node.innerText ?? "")
              .trim().split("\\n")[0])(document.activeElement)""";

    private static final String SEEN = """
            ((node) => {
              const { outlineStyle, outlineWidth } = getComputedStyle(node);
              const box = node.getBoundingClientRect();
              const inside = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
              return inside && box.width > 0 && outlineStyle === "solid" && parseFloat(outlineWidth) >= 2;
            })(document.activeElement)""";

    /** Comes to the list of meetings. */
    static Keyboard signIn(FreshTab page, Look look) {
        return signIn(page, look, page.stage().account().key(), "Send a bot");
    }

    static Keyboard signIn(FreshTab page, Look look, Secret key, String awaited) {
        var tab = page.tab();
        look.at(tab);
        tab.go(page.stage().base(), "/app/");
        tab.awaitText("API key");
        var keyboard = new Keyboard(tab);
        keyboard.to("API key");
        tab.write(key.reveal());
        tab.enter();
        tab.awaitText(awaited);
        return keyboard;
    }

    /** By the header. */
    void open(String place) {
        backTo(place);
        tab.enter();
        await().atMost(PATIENCE).until(() -> tab.text("#places a[aria-current]").equals(place));
        assertThat(tab.count("#main:focus, #main :focus")).isEqualTo(1);
    }

    /** On to the control that is called so. */
    void to(String name) {
        for (var n = 0; n < MOST_STOPS && !name().equals(name); n++) {
            tab.tab();
            expectSeen();
        }
        expectAt(name);
    }

    /** On to the control that is called so and stands in the row with these words. */
    void to(String name, String row) {
        for (var n = 0; n < MOST_STOPS && !(name().equals(name) && row().contains(row)); n++) {
            tab.tab();
            expectSeen();
        }
        expectAt(name);
        assertThat(row()).contains(row);
    }

    /** The same against the way of reading. */
    void backTo(String name) {
        for (var n = 0; n < MOST_STOPS && !name().equals(name); n++) {
            tab.back();
            expectSeen();
        }
        expectAt(name);
    }

    /** The same to one that has these words among others. */
    void backToOneWith(String words) {
        for (var n = 0; n < MOST_STOPS && !all().contains(words); n++) {
            tab.back();
            expectSeen();
        }
        assertThat(all()).contains(words);
    }

    /** The focus is there, and stays when what is drawn afterwards has come. */
    void expectAt(String name) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(name()).isEqualTo(name));
        expectSeen();
    }

    /** To be asked later whether the focus is still there, at the very same thing. */
    void mark() {
        tab.value("window.marked = document.activeElement; 0");
    }

    void expectAtMark() {
        assertThat(tab.value("document.activeElement === window.marked").asBoolean())
                .as("the focus, which is at " + name())
                .isTrue();
        expectSeen();
    }

    private String name() {
        return tab.value(NAME).asString("");
    }

    private String all() {
        return tab.value("document.activeElement === document.body ? '' : document.activeElement.innerText")
                .asString("");
    }

    private String row() {
        return tab.value("document.activeElement.closest('li')?.innerText ?? ''")
                .asString("");
    }

    /** The end of the page leads to the browser's own controls, which a test does not see. */
    private void expectSeen() {
        if (!tab.value("document.activeElement === document.body").asBoolean()) {
            assertThat(tab.value(SEEN).asBoolean()).as("the focus on " + name()).isTrue();
        }
    }

    /** A choice of a list that is not opened. */
    void choose(int further) {
        for (var n = 0; n < further; n++) {
            tab.press("ArrowDown", 40);
        }
    }
}
