package com.vomeet.bot.page;

import com.vomeet.cdp.RuntimeDomain.Evaluation;
import com.vomeet.cdp.Session;
import com.vomeet.contract.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Eyes for controls and hands for pressing: the agent says where a control is, the browser's input pipeline presses there. Throws {@link
 * com.vomeet.cdp.CdpException} when the page does not answer.
 */
final class PageHands {
    private static final Duration ANSWER = Duration.ofSeconds(5);
    /** Where the pointer rests, so that a toolbar that hides without movement shows. */
    private static final int RESTING = 240;

    /**
     * A control that is visible, enabled and where it can be pressed unless something covers it.
     *
     * @param longest how many UTF-16 units a box takes; negative: any number
     */
    record Found(Control control, double x, double y, String label, String value, int longest, String covered) {}

    private final Session page;
    private final int context;
    private int moves;

    /** {@code context} is the agent's world. */
    PageHands(Session page, int context) {
        this.page = page;
        this.context = context;
    }

    Optional<Found> locate(Control control) {
        return found(ask("locate('" + control.word() + "')", ANSWER));
    }

    /** The first of the controls to be there, within the patience. */
    Optional<Found> await(Duration patience, Control... controls) {
        return found(ask("await(" + words(controls) + ", " + patience.toMillis() + ")", patience.plus(ANSWER)));
    }

    /** Waits until none of the controls is there; false if the patience ended first. */
    boolean awaitGone(Duration patience, Control... controls) {
        return ask("awaitGone(" + words(controls) + ", " + patience.toMillis() + ")", patience.plus(ANSWER))
                .asBoolean(false);
    }

    private static String words(Control... controls) {
        return Json.write(Arrays.stream(controls).map(Control::word).toList());
    }

    /** Waits until the page shows none of the stages; what it shows then, or empty if the patience ended first. */
    Optional<Stage> awaitStageOutside(List<Stage> stages, Duration patience) {
        var names = Json.write(stages.stream().map(Stage::name).toList());
        var stage = ask("awaitStageOutside(" + names + ", " + patience.toMillis() + ")", patience.plus(ANSWER));
        return Stream.of(Stage.values())
                .filter(one -> one.name().equals(stage.asString("")))
                .findFirst();
    }

    /** The stage that the agent saw last. */
    Stage stage() {
        return stage(ask("stage()", ANSWER));
    }

    /** What the page would be taken for by the cues of another sheet. */
    Stage judge(CueSheet other) {
        return stage(ask("judge(" + other.stagesForAgent() + ")", ANSWER));
    }

    private static Stage stage(JsonNode word) {
        return Stream.of(Stage.values())
                .filter(one -> one.name().equals(word.asString("")))
                .findFirst()
                .orElse(Stage.UNKNOWN);
    }

    String text() {
        return ask("text()", ANSWER).asString("");
    }

    void press(Found found) {
        page.input().click(found.x(), found.y());
    }

    /** Replaces what the box holds. */
    void type(Found box, String text) {
        press(box);
        ask("selectAll('" + box.control().word() + "')", ANSWER);
        page.input().insertText(text);
    }

    /** The page is told whom it will show as the bot. */
    void call(String name) {
        ask("called(" + Json.write(name) + ")", ANSWER);
    }

    /** A small movement in the middle of the page, each time to another point. */
    void stir() {
        moves++;
        page.input().movePointer(RESTING + moves % 7, RESTING + moves % 5);
    }

    private JsonNode ask(String call, Duration patience) {
        return switch (page.runtime().evaluate("vomeetAgent." + call, context, patience)) {
            case Evaluation.Value(var json) -> json;
            case Evaluation.Thrown(var text) ->
                throw new IllegalStateException("the page agent failed at " + call + ": " + text);
        };
    }

    private static Optional<Found> found(JsonNode json) {
        if (!json.isObject()) {
            return Optional.empty();
        }
        return Arrays.stream(Control.values())
                .filter(control -> control.word().equals(json.path("control").asString("")))
                .findFirst()
                .map(control -> new Found(
                        control,
                        json.path("x").asDouble(0),
                        json.path("y").asDouble(0),
                        json.path("label").asString(""),
                        json.path("value").asString(""),
                        json.path("longest").asInt(-1),
                        json.path("covered").asString("")));
    }
}
