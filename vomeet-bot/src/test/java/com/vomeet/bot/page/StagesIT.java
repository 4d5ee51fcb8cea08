package com.vomeet.bot.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.cdp.Browser;
import com.vomeet.cdp.BrowserKind;
import com.vomeet.cdp.LaunchConfig;
import com.vomeet.cdp.LaunchResult;
import com.vomeet.cdp.RuntimeDomain.Evaluation;
import com.vomeet.cdp.Session;
import com.vomeet.contract.Platform;
import java.io.File;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fixture page is named after the stage it must be taken for, and for nothing else. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StagesIT {
    private static final double MOST_MILLIS_A_LOOK = 50;
    /** Until one is quick: what else the machine does comes and goes, what a look does is in each. */
    private static final int SERIES = 10;

    private final Fixtures fixtures = new Fixtures();
    private final Heard heard = new Heard();
    private Browser browser;
    private PageEvents events;
    private Session page;

    @BeforeAll
    void open() {
        var sheet = CueSheet.load(Platform.GOOGLE_MEET, Optional.empty());
        browser = switch (Browser.launch(LaunchConfig.of(BrowserKind.SHELL))) {
            case LaunchResult.Launched(var launched) -> launched;
            case LaunchResult.NotLaunched(var why) -> throw new AssertionError(why);
        };
        events = new PageEvents(heard, sheet, fixtures.page(""));
        page = browser.openPage(events);
        PageSetup.prepare(page, sheet);
    }

    @AfterAll
    void close() {
        browser.close();
        fixtures.close();
    }

    static Stream<String> pages() {
        var folder = new File(
                Objects.requireNonNull(StagesIT.class.getResource("/pages")).getPath());
        return Arrays.stream(Objects.requireNonNull(folder.list()))
                .filter(name -> name.contains("--"))
                .map(name -> name.replace(".html", ""))
                .sorted();
    }

    private Sighting show(String name) {
        page.page().navigate(fixtures.page(name).toString(), Duration.ofSeconds(60));
        heard.clear();
        // The second heartbeat of a page that has come to rest.
        heard.awaitSighting(sighting -> heard.sightings.size() >= 3);
        return heard.sightings.getLast();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageIsTakenForTheStageItIs(String name) {
        var sighting = show(name);
        assertThat(sighting.stage().name())
                .as("evidence %s, notes %s", sighting.evidence(), heard.notes)
                .isEqualTo(name.substring(0, name.indexOf("--")));
        assertThat(heard.losses).isEmpty();
    }

    @Test
    void evidenceNamesTheCueAndTheWordsAndBeginsWithTheStages() {
        var evidence = show("DENIED--with-lobby-text-left-over").evidence();
        assertThat(evidence.getFirst().cue()).isEqualTo("denied.denied");
        assertThat(evidence.getFirst().text()).isEqualTo("Someone in the call denied your request to join");
        assertThat(evidence).anyMatch(one -> one.cue().equals("lobby.asking"));
    }

    @Test
    void cuesThatMisleadAreReportedAndDecideNothing() {
        var sighting = show("UNKNOWN--left-without-having-asked");
        assertThat(sighting.shown())
                .singleElement()
                .satisfies(one -> assertThat(one.cue()).isEqualTo("ended.left"));
    }

    @Test
    void everyStageHasAPage() {
        assertThat(Arrays.stream(Stage.values()).map(Stage::name))
                .allSatisfy(stage -> assertThat(pages()).anyMatch(name -> name.startsWith(stage + "--")));
    }

    @Test
    void peopleAreListedWithTheirNamesAndOurselvesMarked() {
        var sighting = show("IN_CALL--people-say-the-words");
        assertThat(sighting.people())
                .containsExactly(
                        new Person("p1", "Ann Lee", false),
                        new Person("me", "Bot", true),
                        new Person("p2", "You can’t join this video call", false));
        assertThat(sighting.peopleKnown()).isTrue();
        assertThat(show("IN_CALL--buttons-only").peopleKnown()).isFalse();
    }

    @Test
    void whereEveryTileHasTheMarkOurOwnIsTheOneThatShowsItsWord() {
        var sighting = show("IN_CALL--the-own-mark-on-every-tile");
        assertThat(sighting.people())
                .containsExactly(new Person("p1", "Ann Lee", false), new Person("me", "You", true));
        assertThat(sighting.peopleKnown()).isTrue();
    }

    @Test
    void whereEveryTileHasTheMarkAndNoneShowsItsWordNobodyIsTakenForUs() {
        var sighting = show("IN_CALL--the-own-mark-on-every-tile-and-none-says-you");
        assertThat(sighting.people())
                .containsExactly(new Person("p1", "Ann Lee", false), new Person("me", "Bot", false));
        assertThat(sighting.peopleKnown()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "only-the-own-tile, false",
        "only-the-own-tile-and-the-number-two, false",
        "only-the-own-tile-and-the-number-one, true",
        "only-the-own-tile-and-words-of-being-alone, true",
        "no-tile-and-the-number-one, true"
    })
    void thatNobodyElseIsDrawnSaysNothingUnlessThePageSaysSo(String what, boolean known) {
        var sighting = show("IN_CALL--" + what);
        assertThat(sighting.people()).allMatch(Person::self);
        assertThat(sighting.peopleKnown()).isEqualTo(known);
    }

    /** With a change in every moment the agent looks at most for a thirtieth of the time. */
    @Test
    void aLookAtALargeCallIsQuick() {
        assertThat(show("large").people()).hasSize(40);
        var quickest = Double.MAX_VALUE;
        for (var i = 0; i < SERIES && quickest >= MOST_MILLIS_A_LOOK; i++) {
            quickest = Math.min(quickest, millisALook());
        }
        assertThat(quickest)
                .as("milliseconds for a look at 8,000 elements")
                .isPositive()
                .isLessThan(MOST_MILLIS_A_LOOK);
    }

    private double millisALook() {
        var looks = page.runtime().evaluate("""
                        (() => {
                          const begun = performance.now();
                          for (let i = 0; i < 20; i++) vomeetAgent.awaitStageOutside([], 0);
                          return (performance.now() - begun) / 20;
                        })()
                        """, events.context(), Duration.ofSeconds(60));
        return switch (looks) {
            case Evaluation.Value(var json) -> json.asDouble();
            case Evaluation.Thrown(var text) -> throw new AssertionError(text);
        };
    }
}
