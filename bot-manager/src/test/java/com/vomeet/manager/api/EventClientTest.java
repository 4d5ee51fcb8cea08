package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What our own client of events lets pass, and what it does not. */
final class EventClientTest {
    private static final String STATUS = "{\"type\":\"meeting.status\",\"meeting\":{\"id\":1,\"platform\":\"zoom\","
            + "\"native_id\":\"123456789\"},\"payload\":{\"status\":\"active\"},\"ts\":\"2026-11-23T10:00:00\",\"seq\":4%s}";
    private Javalin server = Javalin.create();

    @AfterEach
    void stop() {
        server.stop();
    }

    private EventClient heard(String event, String data) {
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.modifyServer(jetty -> jetty.setStopTimeout(0));
            config.routes.get(
                    "/fleet/stream",
                    context -> context.contentType("text/event-stream")
                            .header("X-Request-Id", "1")
                            .result("event: " + event + "\ndata: " + data + "\n\n"));
        });
        server.start("127.0.0.1", 0);
        var client = new EventClient(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/fleet/stream")));
        client.awaitOver();
        return client;
    }

    private void refused(String event, String data, String why) {
        assertThatThrownBy(heard(event, data)::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(why);
    }

    @Test
    void anEventThatIsDescribedPasses() {
        try (var client = heard("meeting.status", STATUS.formatted(""))) {
            assertThat(client.seqs()).containsExactly(4L);
        }
    }

    @Test
    void aMemberThatIsNotDescribedFails() {
        refused("meeting.status", STATUS.formatted(",\"more\":1"), "more");
    }

    @Test
    void aFrameOfTheFleetIsHeldAgainstItsOwnForm() {
        refused("fleet", "{\"type\":\"fleet\",\"bots\":[]}", "whole");
    }

    @Test
    void anEventIsNamedAsItsFrame() {
        refused("message", STATUS.formatted(""), "an event message has a frame of the type meeting.status");
    }

    @Test
    void whatIsNoJsonFails() {
        refused("meeting.status", "soon", "meeting.status: ");
    }
}
