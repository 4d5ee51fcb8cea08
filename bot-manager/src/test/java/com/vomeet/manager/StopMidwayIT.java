package com.vomeet.manager;

import static com.vomeet.contract.MeetingStatus.ACTIVE;
import static com.vomeet.contract.MeetingStatus.AWAITING_ADMISSION;
import static com.vomeet.contract.MeetingStatus.COMPLETED;
import static com.vomeet.contract.MeetingStatus.JOINING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.transcript.StreamEntry;
import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.config.DatabaseSettings;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import com.vomeet.manager.webhook.Receiver;
import com.vomeet.parts.RedisServer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/** A manager that is told to end while bots speak and report and webhooks are being sent, and the one that is started after it. */
final class StopMidwayIT {
    private static final Duration AT_MOST = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SPEAKERS = 3;
    private static final int REPORTERS = 4;
    private static final int HELD = 4;

    @TempDir
    Path folder;

    private final DatabaseSettings settings = RealParts.newDatabase();
    private final Database database = Database.open(settings.withPoolSize(REPORTERS), Patience.DEFAULT);
    private final Secret key = new Accounts(database.jdbi()).create("Ann", 0).key();
    private final Receiver receiver = new Receiver();
    private RedisServer server;
    private RedisClient redis;

    private final AtomicInteger number = new AtomicInteger();
    /** The reports that were answered with 200, each as meeting and event. */
    private final Queue<String> answered = new ConcurrentLinkedQueue<>();

    private final AtomicInteger held = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);

    @BeforeEach
    void open() {
        server = RedisServer.start(folder);
        redis = RedisClient.create(server.url());
    }

    @AfterEach
    void close() {
        released.countDown();
        redis.close();
        server.close();
        receiver.close();
        database.close();
    }

    @Test
    void whatWasUnderWayIsThereOnceAfterTheNextStart() throws Exception {
        var codes = IntStream.range(0, SPEAKERS)
                .mapToObj(_ -> RunningManager.code(number.incrementAndGet()))
                .toList();
        var said = endMidway(codes);
        released.countDown();
        receiver.answers(200);
        try (var second = start();
                var client = new Client(second.base(), key)) {
            codes.forEach(code -> await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(texts(client, code)).isEqualTo(said)));
            assertThat(events()).doesNotHaveDuplicates().containsAll(answered);
            // What was claimed and not let go of is free when its lease of 90 s is over.
            await().atMost(PATIENCE.multipliedBy(3))
                    .until(() -> delivered("pending").isEmpty());
            eachDeliveryIsWrittenOnce();
            await().atMost(PATIENCE).until(() -> redis.xlen(StreamEntry.STREAM) == 0);
            codes.forEach(code -> assertThat(texts(client, code)).isEqualTo(said));
        }
    }

    /** Returns when the first manager has ended, with what was said in each of the meetings. */
    private List<String> endMidway(List<String> codes) throws InterruptedException {
        try (var first = start();
                var client = new Client(first.base(), key);
                var talk = Talk.of(
                        codes.stream().map(code -> speaker(client, code)).toList());
                var reporters = Executors.newVirtualThreadPerTaskExecutor()) {
            client.post("/webhooks", "{\"url\":\"" + receiver.url() + "\",\"events\":[\"bot.*\"]}")
                    .expect(201);
            for (var i = 0; i < REPORTERS; i++) {
                reporters.execute(() -> reportWhileAnswered(client));
            }
            await().atMost(PATIENCE).until(() -> answered.size() > 60);
            receiver.answers(this::held);
            await().atMost(PATIENCE).until(() -> held.get() >= HELD);

            first.terminate();
            assertThat(first.awaitEnd(AT_MOST)).isEqualTo(143);
            return talk.end();
        }
    }

    private ManagerProcess start() {
        return ManagerProcess.start(
                settings, Map.of("REDIS_URL", server.url().toString(), "WEBHOOK_ALLOWED_NETWORKS", "127.0.0.0/8"));
    }

    /** A few calls that are not answered as long as the manager lives; all others are. */
    private Receiver.Answer held(Receiver.Call call) throws InterruptedException {
        if (held.incrementAndGet() <= HELD) {
            released.await();
        }
        return new Receiver.Answer(200, call.event());
    }

    private SpeakingBot speaker(Client client, String code) {
        var told = told(client.post("/bots", RunningManager.meet(code))
                .expect(201)
                .get("id")
                .asLong());
        return new SpeakingBot(new PlayedBot(told, client), told, redis).joins();
    }

    private BotConfig told(long meeting) {
        return Bots.told(database.jdbi(), meeting, Secret.of(server.url().toString()));
    }

    private void reportWhileAnswered(Client client) {
        try {
            while (wholeMeeting(client)) {
                // the next one
            }
        } catch (UncheckedIOException e) {
            // Nobody listens any more.
        }
    }

    private boolean wholeMeeting(Client client) {
        var code = RunningManager.code(number.incrementAndGet());
        var posted = client.post("/bots", RunningManager.meet(code));
        if (posted.status() != 201) {
            return false;
        }
        var bot = new PlayedBot(told(posted.body().get("id").asLong()), client);
        for (var status : List.of(JOINING, AWAITING_ADMISSION, ACTIVE, COMPLETED)) {
            if (bot.says(status, status == COMPLETED ? EndReason.LEFT_ALONE : null)
                            .status()
                    != 200) {
                return false;
            }
            answered.add(code + " bot." + (status == COMPLETED ? "ended" : status.wire()));
        }
        return true;
    }

    private static List<String> texts(Client client, String code) {
        return client.get("/transcripts/google_meet/" + code)
                .expect(200)
                .get("segments")
                .valueStream()
                .map(segment -> segment.get("text").asString())
                .toList();
    }

    /** Each change of a status, as meeting and what a webhook calls it. */
    private List<String> events() {
        return strings("""
                select m.native_meeting_id || ' bot.' || replace(e.to_status, 'completed', 'ended')
                from meeting_events e join meetings m on m.id = e.meeting_id where e.to_status is not null
                """);
    }

    /** What is to be told, as meeting and event. */
    private List<String> delivered(String status) {
        return strings("""
                select m.native_meeting_id || ' ' || d.told_as
                from webhook_deliveries d join meetings m on m.id = d.meeting_id where d.status = '%s'
                """.formatted(status));
    }

    private List<String> strings(String query) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    /** Whoever did not answer is called again, by the same number; nobody else is. */
    private void eachDeliveryIsWrittenOnce() {
        var delivered = delivered("delivered");
        assertThat(delivered).doesNotHaveDuplicates().containsAll(answered);
        assertThat(strings("""
                select d.id || ' ' || d.log from webhook_deliveries d
                where (select count(*) from jsonb_array_elements(d.log) attempt
                    where cast(attempt ->> 'status_code' as int) = 200) <> 1
                """)).as("what was not answered once").isEmpty();
        var heard = receiver.calls().stream()
                .collect(Collectors.groupingBy(
                        Receiver.Call::what, Collectors.mapping(Receiver.Call::delivery, Collectors.toList())));
        assertThat(heard).containsOnlyKeys(delivered);
        assertThat(heard.values())
                .as("each by one number")
                .allSatisfy(numbers -> assertThat(numbers.stream().distinct()).hasSize(1))
                .as("some once more")
                .filteredOn(numbers -> numbers.size() == 2)
                .hasSizeGreaterThanOrEqualTo(HELD);
        assertThat(heard.values()).allSatisfy(numbers -> assertThat(numbers).hasSizeLessThanOrEqualTo(2));
    }
}
