package com.vomeet.manager.fail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.manager.Bots;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.TestClock;
import com.vomeet.manager.orchestrator.IdleOrchestrator;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import com.vomeet.manager.store.Redis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.StreamEntryID;

/** Where the points are: on real statements, commands and calls, without anybody having put them there. */
final class PointsIT {
    private static final String INSERT = "insert into accounts (name) values ('x')";

    @TempDir
    Path folder;

    private Failpoints points;

    @BeforeEach
    void on() {
        points = Failpoints.in(folder);
    }

    /** The points, without the digits that tell statements apart. */
    private List<String> passed() throws IOException {
        var file = folder.resolve("passed");
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .map(line -> line.replaceAll(" [0-9a-f]{4}$", ""))
                        .toList()
                : List.of();
    }

    private Database database() {
        return Database.open(RealParts.newDatabase(), Patience.DEFAULT, points);
    }

    @Test
    void aStatementOfItsOwnHasTwoPointsAndAQueryNone() throws IOException {
        try (var database = database()) {
            database.ping();
            assertThat(passed()).isEmpty();
            database.jdbi().useHandle(handle -> handle.execute(INSERT));
            assertThat(passed())
                    .containsExactly("before postgres insert into accounts", "after postgres insert into accounts");
        }
    }

    @Test
    void aTransactionThatWritesHasPointsAroundItsCommitToo() throws IOException {
        try (var database = database()) {
            database.jdbi().useTransaction(handle -> {
                handle.execute(INSERT);
                handle.createQuery("select count(*) from accounts")
                        .mapTo(Long.class)
                        .one();
            });
            assertThat(passed())
                    .containsExactly(
                            "before postgres inside insert into accounts",
                            "after postgres inside insert into accounts",
                            "before postgres commit after insert into accounts",
                            "after postgres commit after insert into accounts");
        }
    }

    @Test
    void aCommitIsNamedByTheFirstAndTheLastThatIsWritten() throws IOException {
        try (var database = database()) {
            database.jdbi().useTransaction(handle -> {
                handle.execute(INSERT);
                handle.execute("update accounts set name = 'y'");
                handle.execute("delete from users");
            });
            assertThat(passed().getLast())
                    .matches("after postgres commit of insert into accounts [0-9a-f]{4} to delete from users");
        }
    }

    @Test
    void whatIsWrittenBesideATransactionIsNotInsideIt() throws IOException {
        try (var database = database();
                var transaction = database.jdbi().open()) {
            transaction.begin();
            database.jdbi().useHandle(handle -> handle.execute(INSERT));
            transaction.commit();
            assertThat(passed())
                    .containsExactly("before postgres insert into accounts", "after postgres insert into accounts");
        }
    }

    @Test
    void aTransactionThatOnlyReadsOrIsRolledBackCommitsNothing() throws IOException {
        try (var database = database()) {
            database.jdbi().useTransaction(handle -> handle.execute("select 1"));
            assertThat(passed()).isEmpty();
            assertThatThrownBy(() -> database.jdbi().useTransaction(handle -> {
                        handle.execute(INSERT);
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(passed()).hasSize(2).noneMatch(point -> point.contains("commit"));
        }
    }

    @Test
    void commandsThatWriteHavePointsAlsoInAPipeline() throws IOException {
        try (var redis = Redis.open(RealParts.redisUrl(), points)) {
            redis.ping();
            assertThat(passed()).isEmpty();
            var client = redis.client();
            client.xadd("points-it", StreamEntryID.NEW_ENTRY, Map.of("a", "b"));
            client.publish("points-it", "x");
            assertThat(passed())
                    .containsExactly(
                            "before redis xadd points-it",
                            "after redis xadd points-it",
                            "before redis publish points-it",
                            "after redis publish points-it");
            Files.delete(folder.resolve("passed"));
            try (var pipeline = client.pipelined()) {
                pipeline.xtrim("points-it", 0, false);
                pipeline.del("points-it");
                pipeline.sync();
            }
            assertThat(passed())
                    .startsWith("before redis xtrim points-it", "before redis del points-it")
                    .contains("after redis del points-it");
        }
    }

    @Test
    void aCommandThatIsRefusedHasBothPoints() throws IOException {
        try (var redis = Redis.open(RealParts.redisUrl(), points)) {
            var group = UUID.randomUUID().toString();
            redis.client().xgroupCreate("points-it-groups", group, new StreamEntryID(0, 0), true);
            assertThatThrownBy(
                            () -> redis.client().xgroupCreate("points-it-groups", group, new StreamEntryID(0, 0), true))
                    .hasMessageContaining("BUSYGROUP");
            assertThat(passed())
                    .containsExactly(
                            "before redis xgroup create points-it-groups",
                            "after redis xgroup create points-it-groups",
                            "before redis xgroup create points-it-groups",
                            "after redis xgroup create points-it-groups");
        }
    }

    @Test
    void whatChangesWorkloadsHasPointsAndALookHasNone() throws IOException {
        try (var workloads = OrchestratorPoints.around(new IdleOrchestrator(new TestClock()), points)) {
            workloads.start(Bots.spec("one", 1));
            workloads.list();
            workloads.find("one");
            workloads.stop("one", Duration.ZERO);
            workloads.forget("one");
            assertThat(workloads.list()).isEmpty();
        }
        assertThat(passed())
                .containsExactly(
                        "before orchestrator start",
                        "after orchestrator start",
                        "before orchestrator stop",
                        "after orchestrator stop",
                        "before orchestrator forget",
                        "after orchestrator forget");
    }

    @Test
    void withoutAFolderNothingIsInTheWay() {
        var idle = new IdleOrchestrator(new TestClock());
        assertThat(OrchestratorPoints.around(idle, Failpoints.none())).isSameAs(idle);
        assertThat(Failpoints.in(null).isOn()).isFalse();
        Failpoints.none().before("anything");
    }

    @Test
    void aPointThatIsNotArmedIsPassed() throws IOException {
        Files.writeString(folder.resolve("armed"), "before something else 0");
        points.before("this");
        Files.writeString(folder.resolve("armed"), "before this 1\nafter this 0");
        points.before("this");
        assertThat(passed()).containsExactly("before this", "before this");
    }
}
