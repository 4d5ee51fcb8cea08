package com.vomeet.cdp;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shared state: the calls that wait for an answer and the sessions that take events, for all threads. One reading thread completes
 * the calls and hands out the events; a call from that thread would wait for itself and is refused.
 */
final class Connection implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.shared();

    private record Waiting(String method, String session, CompletableFuture<JsonNode> answer) {}

    private final Transport transport;
    private final Duration patience;
    private final Supplier<String> whyClosed;
    private final AtomicLong ids = new AtomicLong();
    private final ConcurrentHashMap<Long, Waiting> waiting = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Consumer<Event>> listeners = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable String> ended = new AtomicReference<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final Thread reader;

    /** {@code whyClosed} is asked, on the reading thread, when the browser has closed the connection. */
    Connection(Transport transport, Duration patience, Supplier<String> whyClosed) {
        this.transport = transport;
        this.patience = patience;
        this.whyClosed = whyClosed;
        // A platform thread: it sits in a blocking read of a pipe, which would hold a carrier of the virtual threads
        // all the time.
        this.reader = Thread.ofPlatform().daemon().name("cdp").unstarted(this::read);
    }

    void start() {
        reader.start();
    }

    /** Completed once, with the reason, when nothing will be answered any more. */
    CompletableFuture<String> ended() {
        return end;
    }

    void listen(String session, Consumer<Event> listener) {
        listeners.put(session, listener);
    }

    JsonNode call(String session, String method, ObjectNode params) {
        return call(session, method, params, patience);
    }

    JsonNode call(String session, String method, ObjectNode params, Duration timeout) {
        if (Thread.currentThread() == reader) {
            throw new IllegalStateException(method + " was called on the thread that reads the answers");
        }
        var id = ids.incrementAndGet();
        var call = new Waiting(method, session, new CompletableFuture<>());
        waiting.put(id, call);
        try {
            send(id, call, params);
            return call.answer().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new CdpException.TimedOut(method, timeout.toMillis());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CdpException cdp ? cdp : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CdpException.Gone(method + " was interrupted");
        } finally {
            waiting.remove(id);
        }
    }

    private void send(long id, Waiting call, ObjectNode params) {
        var message = JSON.createObjectNode().put("id", id).put("method", call.method());
        message.set("params", params);
        if (!call.session().isEmpty()) {
            message.put("sessionId", call.session());
        }
        var why = ended.get();
        if (why != null) {
            throw new CdpException.Gone(why);
        }
        try {
            transport.send(JSON.writeValueAsBytes(message));
        } catch (IOException e) {
            end("the browser takes no more messages");
            throw new CdpException.Gone("the browser takes no more messages");
        }
    }

    private void read() {
        try {
            for (var bytes = transport.receive(); bytes != null; bytes = transport.receive()) {
                take(JSON.readTree(bytes));
            }
            end(whyClosed.get());
        } catch (IOException | RuntimeException e) {
            // A listener's failure, too: without this thread no call would ever be answered again.
            end("the browser's connection broke: " + e);
        }
    }

    private void take(JsonNode message) {
        if (message.has("id")) {
            answer(message);
            return;
        }
        var method = EventReader.text(message, "method");
        var params = message.path("params");
        var session = EventReader.text(message, "sessionId");
        if (method.equals("Target.detachedFromTarget")) {
            detached(EventReader.text(params, "sessionId"));
            return;
        }
        var event = EventReader.read(method, params);
        if (event instanceof Event.Crashed) {
            fail(session, "the page crashed");
        }
        hand(session, event);
    }

    private void answer(JsonNode message) {
        var call = waiting.get(message.path("id").asLong(0));
        if (call == null) {
            return; // its caller has given up
        }
        var error = message.path("error");
        if (error.isMissingNode()) {
            call.answer().complete(message.path("result"));
        } else {
            var code = error.path("code").asInt(0);
            call.answer()
                    .completeExceptionally(
                            new CdpException.Refused(call.method(), code, EventReader.text(error, "message")));
        }
    }

    private void detached(String session) {
        fail(session, "the page was closed");
        hand(session, new Event.Detached("closed"));
        listeners.remove(session);
    }

    private void fail(String session, String why) {
        waiting.values().stream()
                .filter(call -> call.session().equals(session))
                .forEach(call -> call.answer().completeExceptionally(new CdpException.Gone(why)));
    }

    private void hand(String session, Event event) {
        var listener = listeners.get(session);
        if (listener != null) {
            listener.accept(event);
        }
    }

    /** The first reason counts. */
    void end(String why) {
        if (ended.compareAndSet(null, why)) {
            transport.close();
            waiting.values().forEach(call -> call.answer().completeExceptionally(new CdpException.Gone(why)));
            end.complete(why);
        }
    }

    @Override
    public void close() {
        end("the connection was closed");
    }
}
