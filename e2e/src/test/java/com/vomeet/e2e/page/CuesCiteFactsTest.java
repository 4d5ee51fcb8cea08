package com.vomeet.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each line of the cue file rests on a fact that can be looked up. */
final class CuesCiteFactsTest {
    /** Sections of the platform notes that are about this platform, or what the web said in a month; a remark after each. */
    private static final String ONE =
            "(attendee 1\\.[1-6]|vexa 1\\.[1-7]|WAI-ARIA 1\\.2 role [a-z]+|web 20[0-9]{2}-[01][0-9])"
                    + "( \\([^()]+\\))?";

    private static final Pattern SOURCE = Pattern.compile(ONE + "(; " + ONE + ")*");

    @Test
    void everySourceIsASectionOfTheNotes() {
        assertThat(CueFacts.sources())
                .hasSizeGreaterThan(50)
                .allMatch(source -> SOURCE.matcher(source).matches());
    }

    @Test
    void everyCueHasASourceAndATrust() {
        assertThat(CueFacts.cues()).hasSizeGreaterThan(40).allSatisfy(cue -> {
            assertThat(cue.rule().path("source").asString("")).as(cue.name()).isNotBlank();
            assertThat(cue.trust()).as(cue.name()).matches("[ABCX]");
        });
    }

    @Test
    void everyWayToFindAControlHasASource() {
        assertThat(CueFacts.FILE.path("controls").valueStream().flatMap(JsonNode::valueStream))
                .isNotEmpty()
                .allMatch(way -> way.path("source").isString());
        assertThat(CueFacts.FILE.path("people").path("source").isString()).isTrue();
        assertThat(CueFacts.FILE.path("speaking").path("source").isString()).isTrue();
        assertThat(CueFacts.FILE.path("words_of_people").path("source").isString())
                .isTrue();
    }

    @Test
    void everyStageHasEnoughCuesThatMayDecide() {
        CueFacts.FILE.path("stages").properties().forEach(stage -> {
            var deciding = stage.getValue()
                    .path("cues")
                    .valueStream()
                    .filter(cue -> !cue.path("trust").asString("").equals("X"))
                    .count();
            assertThat(deciding)
                    .as(stage.getKey())
                    .isGreaterThanOrEqualTo(stage.getValue().path("at_least").asInt(1));
        });
    }

    @Test
    void theCallNeedsTwoSignsAndNoneOfThemIsAHashedNameAlone() {
        var call = CueFacts.FILE.path("stages").path("IN_CALL");
        assertThat(call.path("at_least").asInt(1)).isGreaterThanOrEqualTo(2);
        assertThat(call.path("cues")
                        .valueStream()
                        .filter(cue -> cue.path("trust").asString("").equals("C")))
                .hasSizeLessThan(call.path("at_least").asInt(1));
    }

    @Test
    void theSheetThatTheBotReadsHasTheSameCues() {
        assertThat(Gallery.SHEET.cueNames())
                .containsExactlyInAnyOrderElementsOf(
                        CueFacts.cues().stream().map(CueFacts.Cue::name).toList());
    }
}
