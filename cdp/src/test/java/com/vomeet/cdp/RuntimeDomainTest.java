package com.vomeet.cdp;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.cdp.RuntimeDomain.Evaluation;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class RuntimeDomainTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private final FakeBrowser browser = new FakeBrowser();
    private final RuntimeDomain runtime = browser.page().runtime();

    @AfterEach
    void end() {
        browser.close();
    }

    private Evaluation evaluateTo(String answer) {
        browser.answering("Runtime.evaluate", answer);
        return runtime.evaluate("x", LONG);
    }

    @Test
    void anExpressionIsEvaluatedToItsValueAndPromisesAreAwaited() {
        assertThat(evaluateTo("{\"result\":{\"type\":\"object\",\"value\":{\"a\":[1,2]}}}"))
                .isEqualTo(new Evaluation.Value(Connection.JSON.readTree("{\"a\":[1,2]}")));
        assertThat(browser.told())
                .containsExactly(
                        "Runtime.evaluate {\"expression\":\"x\",\"returnByValue\":true,\"awaitPromise\":true}");
    }

    @Test
    void anotherWorldIsNamedByItsContext() {
        runtime.evaluate("x", 17, LONG);
        assertThat(browser.told()).singleElement().asString().contains("\"contextId\":17");
    }

    @Test
    void nullIsAValueAndUndefinedIsNone() {
        assertThat(evaluateTo("{\"result\":{\"type\":\"object\",\"subtype\":\"null\",\"value\":null}}"))
                .isInstanceOfSatisfying(
                        Evaluation.Value.class,
                        value -> assertThat(value.json().isNull()).isTrue());
        assertThat(evaluateTo("{\"result\":{\"type\":\"undefined\"}}"))
                .isInstanceOfSatisfying(
                        Evaluation.Value.class,
                        value -> assertThat(value.json().isMissingNode()).isTrue());
    }

    @Test
    void aThrownErrorIsAnOutcomeThoughThereIsAResultToo() {
        assertThat(
                        evaluateTo(
                                "{\"result\":{\"type\":\"object\"},\"exceptionDetails\":{\"text\":\"Uncaught\",\"exception\":{\"description\":\"TypeError: x is not a function\"}}}"))
                .isEqualTo(new Evaluation.Thrown("TypeError: x is not a function"));
    }

    @Test
    void bindingsAreAddedEverywhereOrToOneWorld() {
        runtime.addBinding("f");
        runtime.addBinding("g", "ours");
        assertThat(browser.told())
                .containsExactly(
                        "Runtime.addBinding {\"name\":\"f\"}",
                        "Runtime.addBinding {\"name\":\"g\",\"executionContextName\":\"ours\"}");
    }
}
