package com.vomeet.manager.api;

import static com.vomeet.manager.api.SocketClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.manager.Client;
import com.vomeet.manager.Manager;
import com.vomeet.manager.SpeakingBot;
import com.vomeet.manager.WebStage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two replicas of the manager: whoever reads the stream, whoever is asked, a client sees one list. */
final class LiveReplicasIT {
    private static final int WORDS = 400;
    private static WebStage stage;

    @BeforeAll
    static void open() {
        stage = new WebStage();
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    private static SocketClient socket(URI base) {
        return new SocketClient(
                base, "/ws", Map.of("X-API-Key", stage.account().key().reveal()));
    }

    private static EventClient events(URI base, long meeting, long last) {
        var client = new Client(base, stage.account().key());
        return new EventClient(
                client.request("/meetings/" + meeting + "/stream").header("Last-Event-ID", Long.toString(last)));
    }

    /** Speaks on a thread of its own until all words are said. */
    private static Thread speaks(SpeakingBot bot) {
        return Thread.ofVirtual().start(() -> {
            for (var n = 1; n <= WORDS; n++) {
                bot.says("Ada", "word " + n);
            }
        });
    }

    private static List<String> allWords() {
        return IntStream.rangeClosed(1, WORDS).mapToObj(n -> "word " + n).toList();
    }

    private static List<String> stored(URI base, String nativeId) {
        try (var client = new Client(base, stage.account().key())) {
            return client.get("/transcripts/google_meet/" + nativeId)
                    .expect(200)
                    .path("segments")
                    .valueStream()
                    .map(s -> s.path("text").asString())
                    .toList();
        }
    }

    @Test
    void clientsThatGoFromOneReplicaToTheOtherSeeEveryWordOnce() throws Exception {
        try (var other = Manager.start(stage.config())) {
            var bot = stage.bot("two-goes-aaa").joins();
            var speaker = speaks(bot);
            var bases = List.of(stage.base(), other.base());
            var heardBySocket = new ArrayList<String>();
            var heardByEvents = new ArrayList<String>();
            long socketSeq = 0;
            long eventsSeq = 0;
            for (var turn = 0; heardBySocket.size() < WORDS || heardByEvents.size() < WORDS; turn++) {
                assertThat(turn).isLessThan(200);
                try (var socket = socket(bases.get(turn % 2));
                        var events = events(bases.get((turn + 1) % 2), bot.meeting(), eventsSeq)) {
                    socket.subscribe("two-goes-aaa", socketSeq);
                    if (heardBySocket.size() < WORDS) {
                        await().atMost(PATIENCE).until(() -> !socket.texts().isEmpty());
                    }
                    if (heardByEvents.size() < WORDS) {
                        await().atMost(PATIENCE).until(() -> !events.texts().isEmpty());
                    }
                    var frames = socket.frames("transcript.mutable");
                    frames.forEach(frame -> frame.path("payload")
                            .path("segments")
                            .forEach(s -> heardBySocket.add(s.path("text").asString())));
                    if (!frames.isEmpty()) {
                        socketSeq = frames.getLast().path("seq").asLong();
                    }
                    for (var event : events.events()) {
                        event.data()
                                .path("payload")
                                .path("segments")
                                .forEach(s -> heardByEvents.add(s.path("text").asString()));
                        eventsSeq = event.data().path("seq").asLong();
                    }
                }
            }
            speaker.join();
            assertThat(heardBySocket).containsExactlyInAnyOrderElementsOf(allWords());
            assertThat(heardByEvents).containsExactlyInAnyOrderElementsOf(allWords());
            assertThat(stored(stage.base(), "two-goes-aaa")).isEqualTo(allWords());
            assertThat(stored(other.base(), "two-goes-aaa")).isEqualTo(allWords());
        }
    }

    @Test
    void whoStaysAtOneReplicaHearsLiveWhatTheOtherStores() throws Exception {
        try (var other = Manager.start(stage.config());
                var here = socket(stage.base());
                var there = socket(other.base())) {
            var bot = stage.bot("two-stay-aaa").joins();
            here.subscribe("two-stay-aaa", 0L);
            there.subscribe("two-stay-aaa", 0L);
            speaks(bot).join();
            await().atMost(PATIENCE)
                    .until(() -> here.texts().size() >= WORDS && there.texts().size() >= WORDS);
            for (var socket : List.of(here, there)) {
                assertThat(socket.texts()).containsExactlyInAnyOrderElementsOf(allWords());
                assertThat(socket.seqs()).isSorted().doesNotHaveDuplicates();
                assertThat(socket.statuses()).doesNotHaveDuplicates().endsWith("active");
            }
        }
    }

    @Test
    void aServerThatIsRestartedWhileTextComesLosesAndDoublesNothing() throws Exception {
        var bot = stage.bot("two-back-aaa").joins();
        var stop = new AtomicBoolean();
        var speaker = Thread.ofVirtual().start(() -> {
            for (var n = 1; n <= WORDS && !stop.get(); n++) {
                bot.says("Ada", "word " + n);
            }
        });
        var heard = new ArrayList<String>();
        var last = 0L;
        for (var start = 0; start < 3 || heard.size() < WORDS; start++) {
            assertThat(start).isLessThan(20);
            try (var replica = Manager.start(stage.config());
                    var socket = socket(replica.base())) {
                socket.subscribe("two-back-aaa", last);
                if (heard.size() < WORDS) {
                    await().atMost(PATIENCE).until(() -> !socket.texts().isEmpty());
                }
                var frames = socket.frames("transcript.mutable");
                frames.forEach(frame -> frame.path("payload")
                        .path("segments")
                        .forEach(s -> heard.add(s.path("text").asString())));
                last = frames.isEmpty() ? last : frames.getLast().path("seq").asLong();
            }
        }
        stop.set(true);
        speaker.join();
        assertThat(heard).containsExactlyInAnyOrderElementsOf(allWords());
    }
}
