package com.vomeet.manager.api;

import static com.vomeet.manager.api.SocketClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Json;
import com.vomeet.manager.openapi.CheckedHttp;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A client of server-sent events that remembers what it heard, as an EventSource would. */
final class EventClient implements AutoCloseable {
    /** One event. */
    record Event(@Nullable Long id, String name, JsonNode data) {}

    private final CheckedHttp http = CheckedHttp.open();
    private final HttpResponse<Stream<String>> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean over;
    private @Nullable Long id;
    private String name = "message";
    private final StringBuilder data = new StringBuilder();

    EventClient(HttpRequest.Builder request) {
        response = http.sendAsync(request.GET().build(), BodyHandlers.ofLines()).join();
        thread = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (var lines = response.body()) {
            lines.forEach(this::line);
        } catch (UncheckedIOException e) {
            // the server is gone, or we are
        } catch (JacksonException e) {
            wrong.add(name + ": " + e.getMessage());
        } finally {
            over = true;
        }
    }

    private void line(String line) {
        if (line.startsWith(":")) {
            comments.add(line);
        } else if (line.startsWith("id: ")) {
            id = Long.valueOf(line.substring(4));
        } else if (line.startsWith("event: ")) {
            name = line.substring(7);
        } else if (line.startsWith("data: ")) {
            data.append(line.substring(6));
        } else if (line.isEmpty() && !data.isEmpty()) {
            take(new Event(id, name, Json.MAPPER.readTree(data.toString())));
            id = null;
            name = "message";
            data.setLength(0);
        }
    }

    private void take(Event event) {
        var type = event.data().path("type").asString("");
        if (!event.name().equals(type)) {
            wrong.add("an event " + event.name() + " has a frame of the type " + type);
        }
        wrong.addAll(
                CheckedHttp.contract().problems(type.equals("fleet") ? "FleetFrame" : "ServerFrame", event.data()));
        events.add(event);
    }

    int status() {
        return response.statusCode();
    }

    HttpResponse<?> response() {
        return response;
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    List<String> comments() {
        return List.copyOf(comments);
    }

    /** The WebSocket's frames. */
    List<JsonNode> frames() {
        return events.stream().map(Event::data).toList();
    }

    List<Long> seqs() {
        return events.stream().map(e -> e.data().path("seq").asLong(-1)).toList();
    }

    List<String> texts() {
        return events.stream()
                .flatMap(e -> e.data().path("payload").path("segments").valueStream())
                .map(s -> s.path("text").asString())
                .toList();
    }

    void awaitText(String text) {
        await().atMost(PATIENCE).until(() -> texts().contains(text));
    }

    void awaitOver() {
        await().atMost(PATIENCE).until(() -> over);
    }

    /** Fails the test that was sent an event which is not in the description. */
    @Override
    public void close() {
        http.shutdownNow();
        thread.interrupt();
        assertThat(wrong).isEmpty();
    }
}
