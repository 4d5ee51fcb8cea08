package com.vomeet.bot.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.bot.audio.AudioFrame;
import com.vomeet.bot.audio.FrameBuffer;
import com.vomeet.contract.Json;
import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.contract.whisper.Hello;
import com.vomeet.trace.Spans;
import io.javalin.websocket.WsCloseStatus;
import io.javalin.websocket.WsContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client against a real WebSocket server. */
final class SpeechSessionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Hello HELLO = new Hello(
            "c-1",
            "en",
            "transcribe",
            null,
            false,
            Platform.GOOGLE_MEET,
            Secret.of("JWT_TOKEN"),
            7L,
            URI.create("https://meet.example/x"));

    private final HttpClient http = HttpClient.newHttpClient();
    private final FrameBuffer buffer = new FrameBuffer(100);
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final List<Double> zeros = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
    private volatile Runnable atFirstFrame = () -> {};
    private int frames;

    @AfterEach
    void close() throws Exception {
        for (var part : open) {
            part.close();
        }
        http.shutdownNow();
    }

    @Test
    void theHelloComesFirstAndAudioOnlyWhenTheServerIsReady() {
        var server = server((_, _) -> {});
        hear(10);
        var session = session(server);
        await().atMost(PATIENCE).until(() -> server.hellos.size() == 1);
        assertThat(Json.read(server.hellos.getFirst(), Hello.class)).isEqualTo(HELLO);
        assertThat(session.connected()).isFalse();
        assertThat(server.frames).isEmpty();
        ScriptedServer.ready(server.contexts.getFirst());
        awaitFrames(server, 1, 10);
        assertThat(server.samples(1)).containsExactlyElementsOf(range(1, 10));
        assertThat(session.connected()).isTrue();
        assertThat(zeros).containsExactly(100.0);
    }

    @Test
    void theFirstVomeetsWordForReadyWillDo() {
        var server = server((_, context) -> context.send("{\"status\":\"SERVER_READY\",\"uid\":\"c-1\"}"));
        hear(3);
        session(server);
        awaitFrames(server, 1, 3);
    }

    @Test
    void aFullServerIsAskedAgain() {
        var server = server((number, context) -> {
            if (number == 1) {
                context.send("{\"uid\":\"c-1\",\"status\":\"WAIT\",\"message\":0.5}");
                context.closeSession();
            } else {
                ScriptedServer.ready(context);
            }
        });
        hear(3);
        var session = session(server);
        awaitFrames(server, 2, 3);
        assertThat(notes).anyMatch(n -> n.contains("full (0.5 min)"));
        assertThat(session.reconnects()).as("the first was never ready").isZero();
    }

    @Test
    void afterALossTheAudioIsReplayedFromTheLastFinishedWordAndTimesGoOn() {
        var server = readyServer();
        hear(20);
        var session = session(server);
        awaitFrames(server, 1, 20);
        server.contexts.getFirst().send(segments(segment(0.2, 1.0, true), segment(1.0, 2.0, false)));
        await().atMost(PATIENCE).until(() -> heard.size() == 2);
        server.contexts.getFirst().send("{\"uid\":\"c-1\",\"message\":\"DISCONNECT\"}");
        awaitFrames(server, 2, 10);
        hear(2);
        awaitFrames(server, 2, 12);
        assertThat(server.samples(2)).containsExactlyElementsOf(range(11, 22));
        server.contexts.get(1).send(segments(segment(0.0, 1.0, true)));
        await().atMost(PATIENCE).until(() -> heard.size() == 3);
        assertThat(heard.getFirst().startMillis()).isEqualTo(300);
        assertThat(heard.getLast().startMillis()).as("frame 11 began at 1,100").isEqualTo(1_100);
        assertThat(heard.getLast().endMillis()).isEqualTo(2_100);
        assertThat(session.reconnects()).isEqualTo(1);
    }

    @Test
    void silenceIsNotReplayed() {
        var server = readyServer();
        hear(20);
        hear(40, 0);
        hear(10);
        session(server);
        awaitFrames(server, 1, 70);
        server.contexts.getFirst().send(segments(segment(0, 2, true)));
        await().atMost(PATIENCE).until(() -> heard.size() == 1);
        server.contexts.getFirst().closeSession(WsCloseStatus.GOING_AWAY);
        awaitFrames(server, 2, 20);
        assertThat(server.samples(2))
                .as("a second before the first that sounds")
                .containsExactlyElementsOf(range(51, 70));
    }

    /** Its model cannot be loaded, or it breaks at what it hears. */
    @Test
    void aServerThatBreaksEachTimeIsNotAskedWithoutAPause() {
        var server = server((_, context) -> {
            ScriptedServer.ready(context);
            context.send("{\"uid\":\"c-1\",\"status\":\"ERROR\",\"message\":\"no memory\"}");
        });
        hear(1);
        var began = System.nanoTime();
        session(server);
        await().atMost(PATIENCE).until(() -> server.hellos.size() == 4);
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .as("half a second, one, two")
                .isGreaterThan(Duration.ofMillis(3_400));
    }

    /** Its socket is another thread's than its recogniser, which has died. */
    @Test
    void aServerThatAnswersAndSaysNothingIsLeftForAnotherConnection() {
        var server = readyServer();
        hear(10, 0);
        hear(20);
        var session = new SpeechSession(
                http, server.url(), HELLO, buffer, new Notebook(), Spans.none(), new Progress(10, System::nanoTime));
        open.addFirst(session);
        session.start();
        awaitFrames(server, 2, 30);
        assertThat(server.samples(2)).as("all of it again").containsExactlyElementsOf(range(1, 30));
        assertThat(notes).anyMatch(note -> note.contains("has said nothing of all that it was sent"));
        awaitFrames(server, 3, 30);
        server.contexts.get(2).send(segments(segment(0, 1, true)));
        await().atMost(PATIENCE).until(() -> heard.size() == 1);
    }

    @Test
    void aServerThatDropsWhatItHasNotRecognisedIsToldTheEndWhenItHasSaidAll() {
        var server = server((_, context) -> ScriptedServer.readyAndHasty(context));
        hear(30);
        var session = session(server);
        awaitFrames(server, 1, 30);
        session.finish();
        awaitFrames(server, 1, 45);
        assertThat(server.samples(1).subList(30, 45))
                .as("it looks at no less than a second")
                .containsOnly(0);
        server.contexts.getFirst().send(segments(segment(0, 2, true), segment(2, 3, false)));
        await().atMost(PATIENCE).until(() -> heard.size() == 2);
        assertThat(server.ends).isEmpty();
        await().atMost(PATIENCE).until(() -> server.ends.contains(1));
    }

    @Test
    void aServerThatHasSaidAllThatSoundedIsToldTheEndAtOnce() {
        var server = server((_, context) -> ScriptedServer.readyAndHasty(context));
        hear(20);
        hear(10, 0);
        var session = session(server);
        awaitFrames(server, 1, 30);
        server.contexts.getFirst().send(segments(segment(0, 2, true)));
        await().atMost(PATIENCE).until(() -> heard.size() == 1);
        session.finish();
        await().atMost(PATIENCE).until(() -> server.ends.contains(1));
        assertThat(server.samples(1)).hasSize(30);
    }

    @Test
    void aServerWhoseTimeIsOverAfterTheEndOfAudioIsFollowedByAnother() throws InterruptedException {
        var server = readyServer();
        hear(30);
        var session = session(server);
        session.finish();
        await().atMost(PATIENCE).until(() -> server.ends.contains(1));
        server.contexts.getFirst().send(segments(segment(0, 1, true)));
        server.contexts.getFirst().send("{\"uid\":\"c-1\",\"message\":\"DISCONNECT\"}");
        server.contexts.getFirst().closeSession();
        await().atMost(PATIENCE).until(() -> server.ends.contains(2));
        theSecondSaysTheRest(server, session);
    }

    @Test
    void whatWasMissedIsReplayedAtTwiceTheSpeedAtMost() {
        var server = readyServer();
        hear(60);
        var begun = new AtomicLong();
        atFirstFrame = () -> begun.set(System.nanoTime());
        session(server);
        awaitFrames(server, 1, 60);
        var fiftyFirst = server.frames.get(50).nanos();
        // From before the first was sent: where the server takes that one late, the rest seem early.
        assertThat(Duration.ofNanos(fiftyFirst - begun.get())).isGreaterThan(Duration.ofMillis(2_400));
    }

    @Test
    void whatTheBufferCouldNotHoldIsCounted() {
        var server = readyServer();
        hear(130);
        session(server);
        awaitFrames(server, 1, 100);
        assertThat(server.samples(1).getFirst()).isEqualTo(31);
        assertThat(notes).contains("audio_lost 30 frames were older than the buffer holds");
    }

    @Test
    void theEndOfAudioFollowsAllThatWasHeardAndTheLastWordsAreWaitedFor() throws InterruptedException {
        var server = readyServer();
        hear(30);
        var session = session(server);
        session.finish();
        await().atMost(PATIENCE).until(() -> server.ends.size() == 1);
        assertThat(server.samples(1)).containsExactlyElementsOf(range(1, 30));
        theFirstSaysAll(server, session);
    }

    @Test
    void aServerThatIsBehindIsWaitedForAtTheEnd() throws InterruptedException {
        var server = readyServer();
        hear(30);
        var session = session(server);
        session.finish();
        await().atMost(PATIENCE).until(() -> server.ends.size() == 1);
        assertThat(session.awaitEnd(Duration.ofSeconds(4)))
                .as("longer than a connection is waited for that another follows")
                .isFalse();
        theFirstSaysAll(server, session);
    }

    @Test
    void aConnectionThatBreaksDuringTheEndIsFollowedByAnother() throws InterruptedException {
        var server = readyServer();
        hear(30);
        var session = session(server);
        session.finish();
        await().atMost(PATIENCE).until(() -> server.ends.contains(1));
        server.contexts.getFirst().send(segments(segment(0, 1, true)));
        server.contexts.getFirst().closeSession(WsCloseStatus.GOING_AWAY);
        await().atMost(PATIENCE).until(() -> server.ends.contains(2));
        assertThat(server.samples(2)).containsExactlyElementsOf(range(11, 30));
        theSecondSaysTheRest(server, session);
    }

    private void theFirstSaysAll(ScriptedServer server, SpeechSession session) throws InterruptedException {
        server.contexts.getFirst().send(segments(segment(0, 3, true)));
        server.contexts.getFirst().closeSession();
        assertThat(session.awaitEnd(PATIENCE)).isTrue();
        assertThat(heard).hasSize(1);
    }

    private void theSecondSaysTheRest(ScriptedServer server, SpeechSession session) throws InterruptedException {
        server.contexts.get(1).send(segments(segment(0, 2, true)));
        server.contexts.get(1).closeSession();
        assertThat(session.awaitEnd(PATIENCE)).isTrue();
        assertThat(heard).extracting(Heard::endMillis).containsExactly(1_100.0, 3_100.0);
    }

    @Test
    void aSessionThatNeverBeganEndsAtOnce() throws InterruptedException {
        var session = new SpeechSession(http, URI.create("ws://127.0.0.1:1/ws"), HELLO, buffer, new Notebook());
        session.finish();
        session.start();
        assertThat(session.awaitEnd(Duration.ZERO)).isTrue();
    }

    @Test
    void aServerThatIsNotThereIsTriedUntilTheSessionIsClosed() throws InterruptedException {
        var session = new SpeechSession(http, URI.create("ws://127.0.0.1:1/ws"), HELLO, buffer, new Notebook());
        hear(1);
        session.start();
        await().atMost(PATIENCE)
                .until(() -> notes.stream()
                                .filter(n -> n.startsWith("speech_failed"))
                                .count()
                        >= 2);
        session.close();
        assertThat(session.awaitEnd(PATIENCE)).isTrue();
    }

    @Test
    void anotherLanguageIsAnotherConnectionAndTheSameOneIsNone() {
        var server = readyServer();
        hear(5);
        var session = session(server);
        awaitFrames(server, 1, 5);
        session.reconfigure("en", "transcribe");
        hear(1);
        awaitFrames(server, 1, 6);
        session.reconfigure(null, "translate");
        await().atMost(PATIENCE).until(() -> server.ends.contains(1));
        server.contexts.getFirst().closeSession();
        await().atMost(PATIENCE).until(() -> server.hellos.size() == 2);
        var second = Json.read(server.hellos.get(1), Hello.class);
        assertThat(second.language()).isNull();
        assertThat(second.task()).isEqualTo("translate");
        assertThat(second.uid()).isEqualTo("c-1");
    }

    @Test
    void whatIsHeardDuringTheEndOfAConnectionIsSentByTheNextThoughTheSessionIsFinishedMeanwhile()
            throws InterruptedException {
        var server = readyServer();
        hear(5);
        var session = session(server);
        awaitFrames(server, 1, 5);
        server.atFirstEnd = () -> {
            hear(10);
            session.finish();
            server.contexts.getFirst().send(segments(segment(0, 0.5, true)));
            server.contexts.getFirst().closeSession();
        };
        session.reconfigure("de", "transcribe");
        await().atMost(PATIENCE).until(() -> server.ends.contains(2));
        assertThat(server.samples(2)).containsExactlyElementsOf(range(6, 15));
        server.contexts.get(1).send(segments(segment(0, 1, true)));
        server.contexts.get(1).closeSession();
        assertThat(session.awaitEnd(PATIENCE)).isTrue();
        assertThat(server.hellos).hasSize(2);
        assertThat(heard).extracting(Heard::endMillis).containsExactly(600.0, 1_600.0);
    }

    @Test
    void aServerWhoseTimeIsOverBeforeItHasAllIsFollowedByAnother() throws InterruptedException {
        var server = server((number, context) -> {
            if (number > 1) {
                ScriptedServer.ready(context);
            }
        });
        hear(10);
        atFirstFrame = () -> {
            server.contexts.getFirst().send("{\"uid\":\"c-1\",\"message\":\"DISCONNECT\"}");
            server.contexts.getFirst().send("over");
            await().atMost(PATIENCE).until(() -> notes.contains("speech_message over"));
        };
        var session = session(server);
        await().atMost(PATIENCE).until(() -> server.hellos.size() == 1);
        session.finish();
        ScriptedServer.ready(server.contexts.getFirst());
        await().atMost(PATIENCE).until(() -> server.ends.contains(2));
        assertThat(server.samples(2)).containsExactlyElementsOf(range(1, 10));
        server.contexts.get(1).closeSession();
        assertThat(session.awaitEnd(PATIENCE)).isTrue();
    }

    @Test
    void whatIsNotUnderstoodIsNotedAndTheSessionGoesOn() {
        var server = readyServer();
        hear(1);
        session(server);
        awaitFrames(server, 1, 1);
        server.contexts.getFirst().send("not json");
        server.contexts.getFirst().send("{\"uid\":\"c-1\",\"language\":\"no\",\"language_prob\":0.9}");
        server.contexts.getFirst().send(segments(segment(0, 0.1, true)));
        await().atMost(PATIENCE).until(() -> heard.size() == 1);
        assertThat(heard.getFirst().language()).isEqualTo("no");
        assertThat(notes).contains("speech_message not json");
    }

    private ScriptedServer readyServer() {
        return server((_, context) -> ScriptedServer.ready(context));
    }

    private ScriptedServer server(BiConsumer<Integer, WsContext> onHello) {
        var server = new ScriptedServer(onHello);
        open.add(server);
        return server;
    }

    private SpeechSession session(ScriptedServer server) {
        var session = new SpeechSession(http, server.url(), HELLO, buffer, new Notebook());
        open.addFirst(session);
        session.start();
        return session;
    }

    /** Frame k begins at k times 100 ms, has k in its first sample, and is loud. */
    private void hear(int count) {
        hear(count, 1_000);
    }

    private void hear(int count, int level) {
        for (int i = 0; i < count; i++) {
            frames++;
            var samples = new short[AudioFrame.SAMPLES];
            Arrays.fill(samples, (short) level);
            samples[0] = (short) frames;
            buffer.add(new AudioFrame(frames * 100.0, samples));
        }
    }

    private static void awaitFrames(ScriptedServer server, int connection, int count) {
        await().atMost(PATIENCE).until(() -> server.samples(connection).size() >= count);
    }

    private static String segments(String... segments) {
        return "{\"uid\":\"c-1\",\"segments\":[" + String.join(",", segments) + "]}";
    }

    private static String segment(double start, double end, boolean completed) {
        return "{\"start\":\"" + start + "\",\"end\":\"" + end + "\",\"text\":\" text\",\"completed\":" + completed
                + "}";
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }

    private final class Notebook implements SpeechListener {
        @Override
        public void began(double zeroMillis) {
            zeros.add(zeroMillis);
            atFirstFrame.run();
        }

        @Override
        public void heard(List<Heard> segments) {
            heard.addAll(segments);
        }

        @Override
        public void noted(String what, String detail) {
            notes.add(what + " " + detail);
        }
    }
}
