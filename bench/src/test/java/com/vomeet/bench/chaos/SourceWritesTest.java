package com.vomeet.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class SourceWritesTest {
    private static final Set<String> TABLES = Set.of("meetings", "users");

    @Test
    void statementsAreFoundByVerbAndTableAndProseIsNot() {
        assertThat(SourceWrites.statements("with x as (delete from users) insert  into\n meetings values", TABLES))
                .containsExactly("delete from users", "insert into meetings");
        assertThat(SourceWrites.statements("for update of m; on conflict do update set a; please update it", TABLES))
                .isEmpty();
        assertThat(SourceWrites.statements("update <table> t set", TABLES)).containsExactly("update <table>");
    }

    @Test
    void commandsAreFoundOnWhateverTheyAreSaid() {
        assertThat(SourceWrites.commands("redis.xack(a); redis.client()\n.publish(b); pipeline.xdel(c); redis.xlen(d)"))
                .containsExactly("redis publish", "redis xack", "redis xdel");
        assertThat(SourceWrites.commands("redis.xgroupCreate(a); redis.client().pipelined()"))
                .containsExactly("redis xgroup");
    }

    @Test
    void pointsAreReducedToWhatIsWritten() {
        assertThat(SourceWrites.ofPoints(Set.of(
                        "before postgres inside update meetings 1a2b",
                        "after postgres insert into users, delete from meetings 0000",
                        "before postgres commit of update meetings 1a2b to delete from users 3c4d",
                        "after redis xack",
                        "before orchestrator start")))
                .containsExactly(
                        "delete from meetings",
                        "insert into users",
                        "orchestrator start",
                        "redis xack",
                        "update meetings");
    }

    @Test
    void theSourcesHaveTheirUsualWrites() {
        assertThat(SourceWrites.of(FailpointsIT.SOURCES))
                .contains(
                        "insert into meetings",
                        "update meetings",
                        "delete from accounts",
                        "redis xack",
                        "redis xdel",
                        "redis xgroup",
                        "redis xreadgroup",
                        "redis publish",
                        "orchestrator forget")
                .hasSizeGreaterThan(45);
    }
}
