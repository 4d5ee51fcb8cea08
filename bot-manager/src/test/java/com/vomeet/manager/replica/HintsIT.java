package com.vomeet.manager.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Secret;
import com.vomeet.manager.Samples;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.store.Redis;
import com.vomeet.parts.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HintsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final List<MeetingId> here = new CopyOnWriteArrayList<>();
    private final List<MeetingId> there = new CopyOnWriteArrayList<>();

    /** What each says last comes to both after what was said before. */
    @Test
    void theOthersAreToldAndNobodyHearsItself() {
        try (var server = RedisServer.start(folder);
                var redis = Redis.open(Secret.of(server.url().toString()));
                var a = Hints.start(redis);
                var b = Hints.start(redis)) {
            a.onHint(here::add);
            b.onHint(there::add);
            untilHeard(there, 1, a::statusChanged);
            untilHeard(here, 2, b::wantedChanged);
            a.statusChanged(Samples.meeting(3));
            await().atMost(PATIENCE).until(() -> there.contains(new MeetingId(3)));
            b.statusChanged(Samples.meeting(4));
            await().atMost(PATIENCE).until(() -> here.contains(new MeetingId(4)));
            assertThat(there).containsOnly(new MeetingId(1), new MeetingId(3));
            assertThat(here).containsOnly(new MeetingId(2), new MeetingId(4));
        }
    }

    /** Again and again: who does not listen yet has missed it. */
    private static void untilHeard(List<MeetingId> heard, long meeting, Consumer<Meeting> tell) {
        await().atMost(PATIENCE).until(() -> {
            tell.accept(Samples.meeting(meeting));
            return heard.contains(new MeetingId(meeting));
        });
    }

    @Test
    void whatIsNoHintIsNotListenedTo() {
        try (var server = RedisServer.start(folder);
                var redis = Redis.open(Secret.of(server.url().toString()));
                var a = Hints.start(redis)) {
            a.onHint(here::add);
            await().atMost(PATIENCE).until(() -> redis.client().publish("vomeet:meetings", "somebody 7") > 0);
            for (var nonsense : List.of("", "7", "x y", "x -1", "x 99999999999999999999", "x 8 9")) {
                redis.client().publish("vomeet:meetings", nonsense);
            }
            redis.client().publish("vomeet:meetings", "somebody 9");
            await().atMost(PATIENCE).until(() -> here.contains(new MeetingId(9)));
            assertThat(here).containsExactly(new MeetingId(7), new MeetingId(9));
        }
    }

    @Test
    void whoListensHoldsNoConnectionThatOthersUse() {
        try (var server = RedisServer.start(folder);
                var redis = Redis.open(Secret.of(server.url().toString()));
                var a = Hints.start(redis)) {
            a.onHint(here::add);
            await().atMost(PATIENCE).until(() -> redis.client().publish("vomeet:meetings", "somebody 7") > 0);
            assertThat(redis.client().getPool().getNumActive()).isZero();
        }
    }

    @Test
    void afterARestartOfRedisTheOthersAreHeardAgain() {
        var first = RedisServer.start(folder);
        var port = first.url().getPort();
        try (var redis = Redis.open(Secret.of(first.url().toString()));
                var a = Hints.start(redis);
                var b = Hints.start(redis)) {
            b.onHint(there::add);
            first.close();
            try (var _ = RedisServer.start(folder, port)) {
                untilHeard(there, 1, a::statusChanged);
            }
        }
    }
}
