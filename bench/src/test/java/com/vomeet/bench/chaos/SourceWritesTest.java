package com.vomeet.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.manager.fail.PostgresPoints;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SourceWritesTest {
    private static final Set<String> TABLES = Set.of("meetings", "users");

    @Test
    void statementsAreFoundByVerbAndTableAndProseIsNot() {
        assertThat(SourceWrites.statements("x(\"with x as (delete from users) insert  into meetings values\")", TABLES))
                .containsExactly(Map.entry(
                        PostgresPoints.mark("with x as (delete from users) insert into meetings values"),
                        "delete from users, insert into meetings"));
        assertThat(SourceWrites.statements(
                        "\"for update of m; on conflict do update set a; please update it\"", TABLES))
                .isEmpty();
        assertThat(SourceWrites.statements("\"update <table> t set\"", TABLES)).containsValue("update <table>");
    }

    @Test
    void aStatementInABlockHasTheMarkOfWhatIsExecuted() {
        assertThat(SourceWrites.statements("""
                handle.createUpdate(\"""
                        update users set name = :name
                        where id = :id
                        \""")
                """, TABLES))
                .containsOnlyKeys(PostgresPoints.mark("update users set name = :name where id = :id"));
    }

    @Test
    void twoStatementsThatCannotBeToldApartAreRefused() {
        assertThatThrownBy(() -> SourceWrites.statements("\"delete from users\", \"delete  from users\"", TABLES))
                .hasMessageContaining("begin alike: delete  from users");
    }

    @Test
    void commandsAreFoundOnWhateverTheyAreSaid() {
        assertThat(SourceWrites.commands("redis.xack(a); redis.client()\n.publish(b); pipeline.xdel(c); redis.xlen(d)"))
                .containsExactly("redis publish", "redis xack", "redis xdel");
        assertThat(SourceWrites.commands("redis.xgroupCreate(a); redis.client().pipelined()"))
                .containsExactly("redis xgroup create");
    }

    @Test
    void pointsAreReducedToWhatIsWritten() {
        assertThat(SourceWrites.ofPoints(Set.of(
                        "before postgres inside update meetings 1a2b",
                        "after postgres insert into users, delete from meetings 0000",
                        "before postgres commit of update meetings 1a2b to delete from users 3c4d",
                        "after redis xack transcription_segments",
                        "after redis xgroup create transcription_segments",
                        "before orchestrator start")))
                .containsExactly("0000", "1a2b", "3c4d", "orchestrator start", "redis xack", "redis xgroup create");
    }

    @Test
    void theSourcesHaveTheirUsualWrites() {
        assertThat(SourceWrites.of(FailpointsIT.SOURCES))
                .containsValues(
                        "delete from accounts in RetentionRows.java",
                        "update <table> in SpeakerNames.java",
                        "redis xack",
                        "redis xdel",
                        "redis xgroup create",
                        "redis xgroup delconsumer",
                        "redis xreadgroup",
                        "redis publish",
                        "orchestrator forget")
                .hasSizeGreaterThan(90);
    }
}
