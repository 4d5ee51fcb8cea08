package com.vomeet.manager.orchestrator.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import com.vomeet.contract.Json;
import com.vomeet.contract.control.TerminationMessage;
import com.vomeet.manager.orchestrator.OrchestratorAway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Shared state: reads what an ended container has left: its last word and the end of its log. */
final class Leavings {
    private static final Logger LOG = LoggerFactory.getLogger(Leavings.class);
    private static final int LINES = 10;
    private static final long SECONDS = 10;

    private final Engine engine;
    private final Unread words = new Unread();
    private final Unread logs = new Unread();

    Leavings(Engine engine) {
        this.engine = engine;
    }

    /** Null when there is none, or none that can be read: one container that is broken must not hide all others. */
    @Nullable
    TerminationMessage lastWord(String container) {
        try {
            var word = parsed(engine.ask(client -> file(client, container)));
            words.remove(container);
            if (word != null) {
                // It says all that the log was wanted for.
                logs.remove(container);
            }
            return word;
        } catch (NotFoundException e) {
            words.remove(container);
            return null;
        } catch (DockerException | OrchestratorAway e) {
            if (words.add(container)) {
                LOG.warn("the last word of {} cannot be read: {}", container, e.getMessage());
            }
            return null;
        }
    }

    /** Was its last word or its log not to be read the last time, for a reason that may pass? */
    boolean isUnread(String container) {
        return words.isWorthAnotherTry(container) || logs.isWorthAnotherTry(container);
    }

    void forgetAllBut(Set<String> containers) {
        words.forgetAllBut(containers);
        logs.forgetAllBut(containers);
    }

    private static @Nullable TerminationMessage parsed(String text) {
        try {
            return text.isBlank() ? null : Json.read(text, TerminationMessage.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** It comes as an archive of one file. */
    private static String file(DockerClient client, String container) {
        try (var archive =
                new TarArchiveInputStream(client.copyArchiveFromContainerCmd(container, BotContainer.LAST_WORD)
                        .exec())) {
            var entry = archive.getNextEntry();
            return entry == null || !entry.isFile()
                    ? ""
                    : new String(archive.readNBytes(TerminationMessage.MAX_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the last word of " + container + " cannot be read", e);
        }
    }

    /** Empty where the engine keeps no logs that it can read again, and for one that breaks off: it must not hide all other containers. */
    List<String> lastLines(String container) {
        try {
            var lines = engine.ask(client -> lines(client, container));
            logs.remove(container);
            return lines;
        } catch (NotFoundException e) {
            logs.remove(container);
            return List.of();
        } catch (DockerException | OrchestratorAway e) {
            if (logs.add(container)) {
                LOG.warn("the log of {} cannot be read: {}", container, e.getMessage());
            }
            return List.of();
        }
    }

    private static List<String> lines(DockerClient client, String container) {
        var text = new StringBuilder();
        try (var callback = client.logContainerCmd(container)
                .withStdOut(true)
                .withStdErr(true)
                .withTail(LINES)
                .exec(new ResultCallback.Adapter<Frame>() {
                    @Override
                    public void onNext(Frame frame) {
                        text.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
                    }
                })) {
            if (!callback.awaitCompletion(SECONDS, TimeUnit.SECONDS)) {
                throw new OrchestratorAway("it has not come to its end within " + SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OrchestratorAway("the manager ends");
        } catch (IOException e) {
            throw new UncheckedIOException("the log of " + container + " cannot be read", e);
        }
        return text.toString().lines().filter(line -> !line.isBlank()).toList();
    }
}
