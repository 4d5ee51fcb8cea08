package com.vomeet.cdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ConnectionTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private FakeTransport transport = FakeTransport.silent();
    private Connection connection = connect(transport, LONG);

    private Connection connect(FakeTransport to, Duration patience) {
        transport = to;
        connection = new Connection(to, patience, () -> "it hung up");
        connection.start();
        return connection;
    }

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void anAnswerGoesToTheCallWithItsId() {
        connect(FakeTransport.answering("{\"result\":{\"frameId\":\"F1\"}}"), LONG);
        assertThat(connection
                        .call("S", "Page.navigate", Session.params().put("url", "x"))
                        .path("frameId")
                        .asString())
                .isEqualTo("F1");
    }

    @Test
    void aMessageNamesItsSessionMethodAndParameters() throws InterruptedException {
        connect(FakeTransport.answering("{\"result\":{}}"), LONG);
        connection.call("S7", "Page.navigate", Session.params().put("url", "x"));
        var sent = transport.sent.take();
        assertThat(sent.toString())
                .isEqualTo("{\"id\":1,\"method\":\"Page.navigate\",\"params\":{\"url\":\"x\"},\"sessionId\":\"S7\"}");
    }

    @Test
    void aMessageToTheBrowserItselfHasNoSession() throws InterruptedException {
        connect(FakeTransport.answering("{\"result\":{}}"), LONG);
        connection.call("", "Browser.getVersion", Session.params());
        assertThat(transport.sent.take().has("sessionId")).isFalse();
    }

    @Test
    void anErrorOfTheBrowserIsARefusalWithItsCode() {
        connect(FakeTransport.answering("{\"error\":{\"code\":-32000,\"message\":\"Cannot navigate\"}}"), LONG);
        assertThatThrownBy(() -> connection.call("S", "Page.navigate", Session.params()))
                .isInstanceOfSatisfying(
                        CdpException.Refused.class, e -> assertThat(e.code()).isEqualTo(-32000))
                .hasMessage("Page.navigate was refused: Cannot navigate (-32000)");
    }

    @Test
    void aCallWithoutAnAnswerTimesOut() {
        connect(FakeTransport.silent(), Duration.ofMillis(20));
        assertThatThrownBy(() -> connection.call("S", "Page.enable", Session.params()))
                .isInstanceOf(CdpException.TimedOut.class)
                .hasMessage("Page.enable was not answered within 20 ms");
    }

    @Test
    void anAnswerThatComesTooLateIsIgnored() throws InterruptedException {
        connect(FakeTransport.silent(), Duration.ofMillis(20));
        assertThatThrownBy(() -> connection.call("S", "Page.enable", Session.params()))
                .isInstanceOf(CdpException.TimedOut.class);
        transport.say("{\"id\":1,\"result\":{}}");
        assertThat(events("S", "{\"sessionId\":\"S\",\"method\":\"Page.loadEventFired\",\"params\":{}}"))
                .isEqualTo(new Event.Loaded());
    }

    @Test
    void eventsGoToTheListenerOfTheirSession() throws InterruptedException {
        connection.listen("other", event -> {
            throw new AssertionError(event);
        });
        assertThat(
                        events(
                                "S",
                                "{\"sessionId\":\"S\",\"method\":\"Runtime.bindingCalled\",\"params\":{\"name\":\"n\",\"payload\":\"p\",\"executionContextId\":3}}"))
                .isEqualTo(new Event.BindingCalled("n", "p", 3));
    }

    private Event events(String session, String json) throws InterruptedException {
        var seen = new LinkedBlockingQueue<Event>();
        connection.listen(session, seen::add);
        transport.say(json);
        return seen.take();
    }

    @Test
    void aCrashOfThePageEndsTheCallsOfItsSessionOnly() throws InterruptedException {
        var mine = inBackground("S");
        var others = inBackground("T");
        transport.say("{\"sessionId\":\"S\",\"method\":\"Inspector.targetCrashed\",\"params\":{}}");
        assertThatThrownBy(mine::join)
                .hasCauseInstanceOf(CdpException.Gone.class)
                .hasMessageContaining("crashed");
        assertThat(others).isNotDone();
        connection.close();
        assertThatThrownBy(others::join).hasCauseInstanceOf(CdpException.Gone.class);
    }

    @Test
    void aClosedPageEndsItsCallsAndSaysSo() throws InterruptedException {
        var call = inBackground("S");
        assertThat(events("S", "{\"method\":\"Target.detachedFromTarget\",\"params\":{\"sessionId\":\"S\"}}"))
                .isEqualTo(new Event.Detached("closed"));
        assertThatThrownBy(call::join).hasCauseInstanceOf(CdpException.Gone.class);
    }

    private CompletableFuture<?> inBackground(String session) throws InterruptedException {
        var call = CompletableFuture.supplyAsync(() -> connection.call(session, "Page.enable", Session.params()));
        assertThat(transport.sent.poll(20, TimeUnit.SECONDS)).isNotNull();
        return call;
    }

    @Test
    void aHungUpBrowserEndsEverythingWithTheReason() throws InterruptedException {
        var call = inBackground("S");
        transport.hangUp();
        assertThatThrownBy(call::join)
                .hasCauseInstanceOf(CdpException.Gone.class)
                .hasMessageContaining("it hung up");
        assertThat(connection.ended().join()).isEqualTo("it hung up");
        assertThat(transport.closed()).isTrue();
        assertThatThrownBy(() -> connection.call("S", "Page.enable", Session.params()))
                .isInstanceOf(CdpException.Gone.class);
    }

    @Test
    void whatIsNotJsonEndsTheConnection() {
        transport.say("<html>");
        assertThat(connection.ended().join()).startsWith("the browser's connection broke");
    }

    @Test
    void aListenerThatBreaksEndsTheConnectionWithItsCauseAndAllThatWait() throws InterruptedException {
        var call = inBackground("T");
        connection.listen("S", event -> {
            throw new IllegalStateException("the listener broke");
        });
        transport.say("{\"sessionId\":\"S\",\"method\":\"Page.loadEventFired\",\"params\":{}}");
        assertThat(connection.ended().join()).contains("the listener broke");
        assertThatThrownBy(call::join).hasCauseInstanceOf(CdpException.Gone.class);
    }

    @Test
    void aCallFromTheReadingThreadIsRefused() {
        var thrown = new CompletableFuture<Throwable>();
        connection.listen("S", event -> {
            try {
                connection.call("S", "Page.enable", Session.params());
            } catch (IllegalStateException e) {
                thrown.complete(e);
            }
        });
        transport.say("{\"sessionId\":\"S\",\"method\":\"Page.loadEventFired\",\"params\":{}}");
        assertThat(thrown.join()).hasMessageContaining("on the thread that reads the answers");
    }
}
