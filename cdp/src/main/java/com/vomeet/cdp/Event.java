package com.vomeet.cdp;

import tools.jackson.databind.JsonNode;

/** What a page or the browser says by itself. */
public sealed interface Event {
    /** A script called a function that was added with {@link RuntimeDomain#addBinding}. */
    record BindingCalled(String name, String payload, int context) implements Event {}

    /** A document was committed. {@code parent} is empty for the page's own frame. */
    record FrameNavigated(String frame, String parent, String url, String unreachableUrl) implements Event {
        public boolean isMain() {
            return parent.isEmpty();
        }
    }

    /** The page's load event. */
    record Loaded() implements Event {}

    /** The page's process ended by itself. Nothing on this session is answered any more. */
    record Crashed() implements Event {}

    /** The page is gone: closed, or taken by somebody else. */
    record Detached(String why) implements Event {}

    /** A line of the browser's log about the page: a refused script, a failed request. */
    record Logged(String level, String text, String url) implements Event {}

    /** A line written by the page with {@code console}; its arguments as text. */
    record ConsoleSaid(String level, String text) implements Event {}

    /** A script of the page ended with an error that nobody caught. */
    record ScriptFailed(String text) implements Event {}

    /** A dialog (alert, confirm, prompt, beforeunload) stands in the way of everything else. */
    record DialogOpened(String type, String message) implements Event {}

    /** Any other message. */
    record Other(String method, JsonNode params) implements Event {}
}
