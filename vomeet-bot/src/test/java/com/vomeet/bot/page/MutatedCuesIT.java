package com.vomeet.bot.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.cdp.Browser;
import com.vomeet.cdp.BrowserKind;
import com.vomeet.cdp.Event;
import com.vomeet.cdp.LaunchConfig;
import com.vomeet.cdp.LaunchResult;
import com.vomeet.cdp.Session;
import com.vomeet.contract.Json;
import com.vomeet.contract.Platform;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Takes away each cue in turn: the page must still be taken for what it is, or for nothing we know. One world of its own in the same
 * page for each mutated sheet.
 */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MutatedCuesIT {
    private final Fixtures fixtures = new Fixtures();
    private final CueSheet sheet = CueSheet.load(Platform.GOOGLE_MEET, Optional.empty());
    private final Map<Integer, String> worlds = new ConcurrentHashMap<>();
    private final Map<String, Stage> seen = new ConcurrentHashMap<>();
    private final Map<String, Integer> looks = new ConcurrentHashMap<>();
    private Browser browser;
    private Session page;

    @BeforeAll
    void open() {
        browser = switch (Browser.launch(LaunchConfig.of(BrowserKind.SHELL))) {
            case LaunchResult.Launched(var launched) -> launched;
            case LaunchResult.NotLaunched(var why) -> throw new AssertionError(why);
        };
        page = browser.openPage(this::take);
        page.page().enable();
        page.runtime().enable();
        for (var cue : sheet.cueNames()) {
            page.runtime().addBinding(PageEvents.AGENT_BINDING, cue);
            page.page()
                    .addScript("globalThis.vomeetCues = " + sheet.without(cue).forAgent(), cue);
            page.page().addScript(Scripts.AGENT.source(), cue);
        }
    }

    @AfterAll
    void close() {
        browser.close();
        fixtures.close();
    }

    private void take(Event event) {
        switch (event) {
            case Event.Other(var method, var params)
            when method.equals("Runtime.executionContextCreated") ->
                worlds.put(
                        params.path("context").path("id").asInt(0),
                        params.path("context").path("name").asString(""));
            case Event.BindingCalled(var name, var payload, var context)
            when name.equals(PageEvents.AGENT_BINDING) -> {
                if (AgentReader.read(Json.MAPPER.readTree(payload)) instanceof AgentReader.Told.Saw saw) {
                    var cue = worlds.getOrDefault(context, "");
                    seen.put(cue, saw.sighting().stage());
                    looks.merge(cue, 1, Integer::sum);
                }
            }
            default -> {}
        }
    }

    static Stream<String> pages() {
        return StagesIT.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void withoutAnyOneCueAPageIsTakenForWhatItIsOrForNothingKnown(String name) {
        var right = Stage.valueOf(name.substring(0, name.indexOf("--")));
        page.page().navigate(fixtures.page(name).toString(), Duration.ofSeconds(60));
        seen.clear();
        looks.clear();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> sheet.cueNames().stream().allMatch(cue -> looks.getOrDefault(cue, 0) >= 3));
        assertThat(seen)
                .allSatisfy((cue, stage) ->
                        assertThat(harmless(right)).as("without %s", cue).contains(stage));
    }

    /** What may be said of a page without harm. Never that we are in a call when we are not. */
    private static Set<Stage> harmless(Stage right) {
        var harmless = EnumSet.of(right, Stage.UNKNOWN, Stage.LOADING);
        switch (right) {
            // Lobby words that are left over: waiting goes on until its time is up.
            case DENIED -> harmless.add(Stage.LOBBY);
            // We are in the call; the question is asked again, or stays open.
            case CONSENT -> harmless.addAll(Set.of(Stage.IN_CALL, Stage.PRE_JOIN));
            default -> {}
        }
        return harmless;
    }
}
