package com.vomeet.bot.control;

import com.vomeet.contract.Json;
import com.vomeet.contract.control.TerminationMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the last word goes.
 *
 * @param path null: nowhere
 */
public record TerminationMessageFile(@Nullable Path path) {
    /** @return what hindered, empty if nothing did */
    public String write(TerminationMessage message) {
        if (path == null) {
            return "";
        }
        try {
            Files.write(path, bytes(message));
            return "";
        } catch (IOException e) {
            return "the termination message could not be written: " + e;
        }
    }

    /** Kubernetes cuts at the limit, in the middle of the JSON; so the sentence is shortened until it fits. */
    private static byte[] bytes(TerminationMessage message) {
        var fitting = message;
        var bytes = Json.write(fitting).getBytes(StandardCharsets.UTF_8);
        while (bytes.length > TerminationMessage.MAX_BYTES) {
            var shorter = fitting.message().substring(0, fitting.message().length() / 2);
            fitting = new TerminationMessage(fitting.reason(), fitting.exitCode(), fitting.stage(), shorter);
            bytes = Json.write(fitting).getBytes(StandardCharsets.UTF_8);
        }
        return bytes;
    }
}
