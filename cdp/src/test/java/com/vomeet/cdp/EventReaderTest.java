package com.vomeet.cdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventReaderTest {
    private static Event read(String method, String params) {
        return EventReader.read(method, Connection.JSON.readTree(params));
    }

    @Test
    void aNavigationOfThePageIsToldFromOneOfAFrameInIt() {
        var main = read("Page.frameNavigated", "{\"frame\":{\"id\":\"F\",\"url\":\"https://a.example/\"}}");
        assertThat(main).isEqualTo(new Event.FrameNavigated("F", "", "https://a.example/", ""));
        assertThat(((Event.FrameNavigated) main).isMain()).isTrue();
        var inner =
                read("Page.frameNavigated", "{\"frame\":{\"id\":\"G\",\"parentId\":\"F\",\"url\":\"about:blank\"}}");
        assertThat(((Event.FrameNavigated) inner).isMain()).isFalse();
    }

    @Test
    void aPageThatCouldNotBeReachedNamesItsAddress() {
        assertThat(
                        read(
                                "Page.frameNavigated",
                                "{\"frame\":{\"id\":\"F\",\"url\":\"chrome-error://chromewebdata/\",\"unreachableUrl\":\"http://x/\"}}"))
                .isEqualTo(new Event.FrameNavigated("F", "", "chrome-error://chromewebdata/", "http://x/"));
    }

    @Test
    void consoleLinesAreJoinedFromTheirArguments() {
        assertThat(
                        read(
                                "Runtime.consoleAPICalled",
                                "{\"type\":\"error\",\"args\":[{\"type\":\"string\",\"value\":\"a\"},{\"type\":\"number\",\"value\":3},{\"type\":\"object\",\"description\":\"Map(2)\"}]}"))
                .isEqualTo(new Event.ConsoleSaid("error", "a 3 Map(2)"));
    }

    @Test
    void anUncaughtErrorIsItsDescription() {
        assertThat(
                        read(
                                "Runtime.exceptionThrown",
                                "{\"exceptionDetails\":{\"text\":\"Uncaught\",\"exception\":{\"description\":\"Error: no\\n at x\"}}}"))
                .isEqualTo(new Event.ScriptFailed("Error: no\n at x"));
        assertThat(read("Runtime.exceptionThrown", "{\"exceptionDetails\":{\"text\":\"Uncaught (in promise)\"}}"))
                .isEqualTo(new Event.ScriptFailed("Uncaught (in promise)"));
    }

    @Test
    void logLinesDialogsAndEndsAreKnown() {
        assertThat(read("Log.entryAdded", "{\"entry\":{\"level\":\"error\",\"text\":\"Refused\",\"url\":\"u\"}}"))
                .isEqualTo(new Event.Logged("error", "Refused", "u"));
        assertThat(read("Page.javascriptDialogOpening", "{\"type\":\"beforeunload\",\"message\":\"\"}"))
                .isEqualTo(new Event.DialogOpened("beforeunload", ""));
        assertThat(read("Inspector.detached", "{\"reason\":\"Render process gone.\"}"))
                .isEqualTo(new Event.Detached("Render process gone."));
        assertThat(read("Inspector.targetCrashed", "{}")).isEqualTo(new Event.Crashed());
        assertThat(read("Page.loadEventFired", "{}")).isEqualTo(new Event.Loaded());
    }

    @Test
    void whatIsNotKnownIsPassedOnAsItIs() {
        assertThat(read("Network.requestWillBeSent", "{\"a\":1}")).isInstanceOfSatisfying(Event.Other.class, other -> {
            assertThat(other.method()).isEqualTo("Network.requestWillBeSent");
            assertThat(other.params().path("a").asInt()).isEqualTo(1);
        });
    }

    @Test
    void aThrownValueThatIsNoErrorIsSaidWithIt() {
        assertThat(
                        read(
                                "Runtime.exceptionThrown",
                                "{\"exceptionDetails\":{\"text\":\"Uncaught (in promise)\",\"exception\":{\"type\":\"string\",\"value\":\"no microphone\"}}}"))
                .isEqualTo(new Event.ScriptFailed("Uncaught (in promise) no microphone"));
    }

    @Test
    void consoleValuesOfEveryTypeAreText() {
        assertThat(read("Runtime.consoleAPICalled", """
                                {"type":"log","args":[
                                  {"type":"boolean","value":false},
                                  {"type":"object","subtype":"null","value":null},
                                  {"type":"number","unserializableValue":"NaN","description":"NaN"},
                                  {"type":"object","value":{"a":[1]}},
                                  {"type":"symbol","description":"Symbol(x)"}]}"""))
                .isEqualTo(new Event.ConsoleSaid("log", "false null NaN {\"a\":[1]} Symbol(x)"));
        assertThat(read("Runtime.consoleAPICalled", "{\"type\":\"clear\"}"))
                .isEqualTo(new Event.ConsoleSaid("clear", ""));
    }

    @Test
    void fieldsOfANewerBrowserChangeNothing() {
        assertThat(
                        read(
                                "Runtime.bindingCalled",
                                "{\"name\":\"n\",\"payload\":\"p\",\"executionContextId\":3,\"uniqueContextId\":\"u\",\"new\":{}}"))
                .isEqualTo(new Event.BindingCalled("n", "p", 3));
        assertThat(
                        read(
                                "Page.frameNavigated",
                                "{\"type\":\"Navigation\",\"frame\":{\"id\":\"F\",\"parentId\":null,\"loaderId\":\"L\",\"url\":\"u\",\"new\":[1]}}"))
                .isEqualTo(new Event.FrameNavigated("F", "", "u", ""));
        assertThat(
                        read(
                                "Log.entryAdded",
                                "{\"entry\":{\"source\":\"security\",\"level\":\"error\",\"text\":\"t\",\"timestamp\":1.5,\"new\":true}}"))
                .isEqualTo(new Event.Logged("error", "t", ""));
        assertThat(read(
                        "Page.javascriptDialogOpening",
                        "{\"url\":\"u\",\"message\":\"sure?\",\"type\":\"confirm\",\"hasBrowserHandler\":false}"))
                .isEqualTo(new Event.DialogOpened("confirm", "sure?"));
        assertThat(read("Page.loadEventFired", "{\"timestamp\":1.5}")).isEqualTo(new Event.Loaded());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Runtime.bindingCalled",
                "Page.frameNavigated",
                "Page.loadEventFired",
                "Inspector.targetCrashed",
                "Inspector.detached",
                "Log.entryAdded",
                "Runtime.consoleAPICalled",
                "Runtime.exceptionThrown",
                "Page.javascriptDialogOpening"
            })
    void anEventWithoutWhatItShouldHaveIsStillThatEvent(String method) {
        for (var params :
                List.of("{}", "[]", "null", "{\"frame\":3,\"entry\":[],\"args\":{},\"exceptionDetails\":\"x\"}")) {
            assertThat(read(method, params)).isNotInstanceOf(Event.Other.class);
        }
    }
}
