package com.vomeet.manager.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.manager.RealParts;
import com.vomeet.manager.Rows;
import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.config.DatabaseSettings;
import com.vomeet.manager.fail.Failpoints;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;

final class DatabaseIT {
    private static final Patience PATIENCE = Patience.DEFAULT;

    @Test
    void managersThatStartTogetherMigrateOnce() {
        var settings = small(RealParts.newDatabase());
        var opened = IntStream.range(0, 4)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> Database.open(settings, PATIENCE)))
                .toList();
        var databases = opened.stream().map(CompletableFuture::join).toList();
        var versions = databases
                .getFirst()
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select version from flyway_schema_history where success and version is not null")
                        .mapTo(String.class)
                        .list());
        assertThat(versions).doesNotHaveDuplicates().contains("1");
        databases.forEach(Database::close);
    }

    @Test
    void theReleaseBeforeStartsOnANewerSchemaAndWorks() {
        var settings = small(RealParts.newDatabase());
        try (var newer = Database.open(settings, PATIENCE)) {
            newer.jdbi().useHandle(handle -> {
                handle.execute("alter table accounts add column of_a_later_release text");
                handle.execute("""
                        insert into flyway_schema_history
                            (installed_rank, version, description, type, script, installed_by, execution_time, success)
                        values (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 'postgres', 1, true)
                        """);
            });
            try (var before = Database.open(settings, PATIENCE)) {
                assertThat(before.isMigrated()).isTrue();
                new Accounts(before.jdbi()).create("Ann", 1);
            }
        }
    }

    @Test
    void aStatementThatIsNotAnsweredIsGivenUpAndTheNextIsMade() {
        var settings = small(RealParts.newDatabase());
        try (var database = Database.open(settings, PATIENCE, Failpoints.none(), Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> database.jdbi().useHandle(handle -> handle.execute("select pg_sleep(30)")))
                    .isInstanceOf(UnableToExecuteStatementException.class)
                    .rootCause()
                    .isInstanceOf(SocketTimeoutException.class);
            database.ping();
        }
    }

    private static DatabaseSettings small(DatabaseSettings settings) {
        return new DatabaseSettings(settings.jdbcUrl(), settings.user(), settings.password(), 2);
    }

    @Test
    void theSchemaItselfAllowsOneLiveBotForAMeeting() {
        try (var rows = new Rows()) {
            var meeting = rows.requested("abc-defg-hij");
            var copy = """
                    insert into meetings (account_id, platform, native_meeting_id, meeting_url, status, bot_name,
                        waiting_room_millis, no_one_joined_millis, everyone_left_millis, end_by)
                    select account_id, platform, native_meeting_id, meeting_url, '%s', bot_name, 0, 0, 0, end_by
                    from meetings where id = %s
                    """;
            for (var live : List.of("requested", "joining", "awaiting_admission", "active", "stopping")) {
                assertThatThrownBy(() -> rows.database
                                .jdbi()
                                .useHandle(handle -> handle.execute(copy.formatted(live, meeting.id()))))
                        .isInstanceOf(UnableToExecuteStatementException.class)
                        .hasMessageContaining("meetings_one_live_bot");
            }
            for (var ended : List.of("completed", "failed", "error")) {
                rows.database.jdbi().useHandle(handle -> handle.execute(copy.formatted(ended, meeting.id())));
            }
        }
    }
}
