package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.config.Network;
import com.vomeet.manager.webhook.Receiver.Answer;
import com.vomeet.manager.webhook.Reply.Answered;
import com.vomeet.manager.webhook.Reply.Unanswered;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SenderIT {
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final List<Network> LOOPBACK = List.of(Network.of("127.0.0.0/8"));

    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    private static Reply post(AddressGuard guard, URI url, Duration limit) throws InterruptedException {
        try (var sender = new Sender(guard, List.of())) {
            return sender.post(url, Map.of("X-Vomeet-Event", "bot.active"), BODY, limit);
        }
    }

    private static Reply post(AddressGuard guard, URI url) throws InterruptedException {
        return post(guard, url, Duration.ofSeconds(10));
    }

    private static AddressGuard open() {
        return new AddressGuard(LOOPBACK);
    }

    /** Each look-up takes the next meaning of the name. */
    private static NameService meaning(String... addresses) {
        Deque<String> next = new ArrayDeque<>(List.of(addresses));
        return _ -> new InetAddress[] {InetAddress.ofLiteral(next.size() > 1 ? next.pop() : next.getFirst())};
    }

    private URI named(String host) {
        return URI.create("http://" + host + ":" + receiver.port() + "/hook");
    }

    @Test
    void anAnswerIsTakenWithItsBeginning() throws InterruptedException {
        receiver.answers(_ -> new Answer(202, "a".repeat(100_000)));
        assertThat(post(open(), receiver.url())).isEqualTo(new Answered(202, "a".repeat(Excerpt.MOST_SHOWN) + "…"));
        assertThat(receiver.calls()).hasSize(1);
    }

    @Test
    void aRedirectIsAnAnswerAndIsNotFollowed() throws InterruptedException {
        receiver.answers(_ -> new Answer(302, "http://169.254.169.254/latest/meta-data/"));
        assertThat(post(open(), receiver.url())).isInstanceOfSatisfying(Answered.class, answer -> {
            assertThat(answer.status()).isEqualTo(302);
            assertThat(Reply.Meaning.of(answer.status())).isEqualTo(Reply.Meaning.REFUSED);
        });
        assertThat(receiver.calls()).hasSize(1);
    }

    @Test
    void aNameThatHasComeToMeanAPrivateAddressIsNotCalled() throws InterruptedException {
        var guard = new AddressGuard(List.of(), meaning("8.8.8.8", "127.0.0.1"));
        assertThat(guard.look(named("rebound.example").toString())).isInstanceOf(AddressGuard.Verdict.Good.class);
        assertThat(post(guard, named("rebound.example")))
                .isEqualTo(new Unanswered("the address is private or reserved"));
        assertThat(receiver.calls()).isEmpty();
    }

    @Test
    void theAddressThatWasLookedAtIsTheOneThatIsConnectedTo() throws InterruptedException {
        // A second look-up of the same call would lead to where nobody listens.
        var guard = new AddressGuard(LOOPBACK, meaning("127.0.0.1", "127.9.9.9"));
        assertThat(post(guard, named("pinned.example"))).isInstanceOf(Answered.class);
        assertThat(receiver.calls()).hasSize(1);
    }

    @Test
    void anAddressThatIsWrittenOutIsLookedAtToo() throws InterruptedException {
        assertThat(post(new AddressGuard(List.of()), receiver.url()))
                .isEqualTo(new Unanswered("the address is private or reserved"));
        assertThat(post(new AddressGuard(List.of()), URI.create("http://[::1]:" + receiver.port() + "/")))
                .isEqualTo(new Unanswered("the address is private or reserved"));
        assertThat(receiver.calls()).isEmpty();
    }

    @Test
    void whoDoesNotAnswerInTimeIsLeft() throws InterruptedException {
        var never = new CountDownLatch(1);
        receiver.answers(_ -> {
            never.await();
            return new Answer(200, "");
        });
        assertThat(post(open(), receiver.url(), Duration.ofMillis(300))).isInstanceOf(Unanswered.class);
        never.countDown();
    }

    @Test
    void headersWithoutAnEndAreNotRead() throws IOException, InterruptedException {
        try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> endlessHeaders(server));
            var url = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
            assertThat(post(open(), url))
                    .isInstanceOfSatisfying(
                            Unanswered.class, reply -> assertThat(reply.why()).contains("header count"));
        }
    }

    private static void endlessHeaders(ServerSocket server) {
        try (var connection = server.accept()) {
            var out = connection.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("X-More: and more\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // the other side has left
        }
    }

    @Test
    void whoTricklesIsLeftAtTheSameTime() throws IOException, InterruptedException {
        try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> trickle(server));
            var url = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
            assertThat(post(open(), url, Duration.ofSeconds(1)))
                    .isEqualTo(new Unanswered("no whole answer within 1 s"));
        }
    }

    /** A byte now and then, for ever: no single wait is ever too long. */
    private static void trickle(ServerSocket server) {
        var pause = new Semaphore(0);
        try (var connection = server.accept()) {
            var out = connection.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            do {
                out.write('.');
                out.flush();
            } while (!pause.tryAcquire(20, TimeUnit.MILLISECONDS));
        } catch (IOException | InterruptedException e) {
            // the other side has left
        }
    }

    @Test
    void whereNobodyListensTheReasonSaysSo() throws InterruptedException {
        receiver.close();
        assertThat(post(open(), receiver.url())).isEqualTo(new Unanswered("no connection"));
        assertThat(post(open(), URI.create("http://nobody.invalid/")))
                .isEqualTo(new Unanswered("the host's name is not known"));
    }
}
