package com.vomeet.cdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What a browser may do that nobody wants it to. */
@Timeout(60)
final class ConnectionFaultTest {
    private static final Duration LONG = Duration.ofSeconds(40);
    private final FakeTransport transport = FakeTransport.silent();
    private final Connection connection = new Connection(transport, LONG, () -> "it hung up");

    @BeforeEach
    void start() {
        connection.start();
    }

    @AfterEach
    void end() {
        connection.close();
    }

    private CompletableFuture<JsonNode> call(String method) {
        var answer = new CompletableFuture<JsonNode>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(connection.call("S", method, Session.params()));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private JsonNode sent() throws InterruptedException {
        var message = transport.sent.poll(20, TimeUnit.SECONDS);
        assertThat(message).isNotNull();
        return message;
    }

    @Test
    void answersInAnyOrderReachTheirCallers() throws InterruptedException {
        var calls = new HashMap<String, CompletableFuture<JsonNode>>();
        for (var i = 0; i < 50; i++) {
            calls.put("M" + i, call("M" + i));
        }
        var messages = new ArrayList<JsonNode>();
        for (var i = 0; i < 50; i++) {
            messages.add(sent());
        }
        for (var message : messages.reversed()) {
            transport.say("{\"id\":" + message.path("id") + ",\"result\":{\"to\":" + message.path("method") + "}}");
        }
        calls.forEach((method, answer) ->
                assertThat(answer.join().path("to").asString()).isEqualTo(method));
        assertThat(messages).extracting(message -> message.path("id").asLong()).doesNotHaveDuplicates();
    }

    @Test
    void messagesThatMakeNoSenseAreSkipped() throws InterruptedException {
        var answer = call("Page.enable");
        var id = sent().path("id").asLong();
        for (var message : List.of(
                "[]",
                "3",
                "null",
                "{}",
                "{\"id\":999,\"result\":{}}",
                "{\"id\":null,\"error\":{\"code\":-32700}}",
                "{\"id\":\"x\"}",
                "{\"method\":7}",
                "{\"method\":\"Page.frameNavigated\"}",
                "{\"method\":\"Page.loadEventFired\",\"sessionId\":\"nobody\"}",
                "{\"method\":\"Target.detachedFromTarget\",\"params\":{\"sessionId\":\"nobody\"}}")) {
            transport.say(message);
        }
        transport.say("{\"id\":" + id + ",\"result\":{\"ok\":true}}");
        assertThat(answer.join().path("ok").asBoolean()).isTrue();
        assertThat(connection.ended()).isNotDone();
    }

    @Test
    void aMessageThatIsCutOffEndsTheConnectionAndEveryCall() throws InterruptedException {
        var answer = call("Page.enable");
        sent();
        transport.say("{\"id\":1,\"result\":{");
        assertThatThrownBy(answer::join).hasCauseInstanceOf(CdpException.Gone.class);
        assertThat(connection.ended().join()).startsWith("the browser's connection broke");
        assertThat(transport.closed()).isTrue();
    }

    @Test
    void anAnswerOfManyMegabytesArrivesWhole() throws InterruptedException {
        var answer = call("Page.captureScreenshot");
        var id = sent().path("id").asLong();
        transport.say("{\"id\":" + id + ",\"result\":{\"data\":\"" + "A".repeat(21 << 20) + "\"}}");
        assertThat(answer.join().path("data").asString()).hasSize(21 << 20);
    }

    @Test
    void anErrorWithoutCodeOrTextIsARefusalAllTheSame() throws InterruptedException {
        var answer = call("Page.enable");
        transport.say("{\"id\":" + sent().path("id") + ",\"error\":{}}");
        assertThatThrownBy(answer::join)
                .hasCauseInstanceOf(CdpException.Refused.class)
                .hasMessageContaining("Page.enable was refused");
    }

    @Test
    void aClosedPageIsHeardOfOnceAndNothingAfterIt() throws InterruptedException {
        var seen = new LinkedBlockingQueue<Event>();
        var others = new LinkedBlockingQueue<Event>();
        connection.listen("S", seen::add);
        connection.listen("T", others::add);
        transport.say("{\"method\":\"Target.detachedFromTarget\",\"params\":{\"sessionId\":\"S\"}}");
        transport.say("{\"method\":\"Target.detachedFromTarget\",\"params\":{\"sessionId\":\"S\"}}");
        transport.say("{\"sessionId\":\"S\",\"method\":\"Page.loadEventFired\",\"params\":{}}");
        transport.say("{\"sessionId\":\"T\",\"method\":\"Page.loadEventFired\",\"params\":{}}");
        assertThat(others.poll(20, TimeUnit.SECONDS)).isEqualTo(new Event.Loaded());
        assertThat(seen).containsExactly(new Event.Detached("closed"));
    }

    @Test
    void aBrowserThatTakesNoMoreMessagesHasEnded() {
        transport.close();
        assertThatThrownBy(() -> connection.call("S", "Page.enable", Session.params()))
                .isInstanceOf(CdpException.Gone.class);
        assertThat(connection.ended()).succeedsWithin(20, TimeUnit.SECONDS);
    }

    @Test
    void theFirstReasonForTheEndCounts() {
        connection.end("the first");
        connection.end("the second");
        connection.close();
        assertThat(connection.ended().join()).isEqualTo("the first");
        assertThatThrownBy(() -> connection.call("S", "Page.enable", Session.params()))
                .hasMessage("the first");
    }

    @Test
    void anInterruptedCallerGivesUpAndStaysInterrupted() throws InterruptedException {
        var outcome = new LinkedBlockingQueue<String>();
        var caller = Thread.ofVirtual().start(() -> {
            try {
                connection.call("S", "Page.enable", Session.params());
            } catch (CdpException.Gone e) {
                outcome.add(e.getMessage() + " " + Thread.currentThread().isInterrupted());
            }
        });
        sent();
        caller.interrupt();
        assertThat(outcome.poll(20, TimeUnit.SECONDS)).isEqualTo("Page.enable was interrupted true");
        assertThat(connection.ended()).isNotDone();
    }
}
