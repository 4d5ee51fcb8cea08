package com.vomeet.cdp;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Turns the protocol's events into ours. */
final class EventReader {
    private EventReader() {}

    static Event read(String method, JsonNode params) {
        return switch (method) {
            case "Runtime.bindingCalled" ->
                new Event.BindingCalled(
                        text(params, "name"),
                        text(params, "payload"),
                        params.path("executionContextId").asInt(0));
            case "Page.frameNavigated" -> navigated(params.path("frame"));
            case "Page.loadEventFired" -> new Event.Loaded();
            case "Inspector.targetCrashed" -> new Event.Crashed();
            case "Inspector.detached" -> new Event.Detached(text(params, "reason"));
            case "Log.entryAdded" -> logged(params.path("entry"));
            case "Runtime.consoleAPICalled" -> new Event.ConsoleSaid(text(params, "type"), arguments(params));
            case "Runtime.exceptionThrown" -> new Event.ScriptFailed(failure(params.path("exceptionDetails")));
            case "Page.javascriptDialogOpening" ->
                new Event.DialogOpened(text(params, "type"), text(params, "message"));
            default -> new Event.Other(method, params);
        };
    }

    /** What the protocol's exceptionDetails say. A script may throw any value; only errors carry a description with all in it. */
    static String failure(JsonNode details) {
        var exception = details.path("exception");
        var description = text(exception, "description");
        return description.isEmpty() ? (text(details, "text") + " " + argument(exception)).strip() : description;
    }

    private static Event navigated(JsonNode frame) {
        return new Event.FrameNavigated(
                text(frame, "id"), text(frame, "parentId"), text(frame, "url"), text(frame, "unreachableUrl"));
    }

    private static Event logged(JsonNode entry) {
        return new Event.Logged(text(entry, "level"), text(entry, "text"), text(entry, "url"));
    }

    private static String arguments(JsonNode params) {
        return params.path("args").valueStream().map(EventReader::argument).collect(Collectors.joining(" "));
    }

    private static String argument(JsonNode remote) {
        return remote.has("value")
                ? remote.path("value").asString(remote.path("value").toString())
                : text(remote, "description");
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
