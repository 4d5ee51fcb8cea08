package com.vomeet.manager.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.manager.RealParts;
import com.vomeet.manager.config.DatabaseSettings;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/**
 * Starts that die at every migration. To PostgreSQL a program that ended is a connection that is gone, so it cuts the connection itself,
 * at each entry of the history of migrations: when all of a file has been executed, and once more at its commit. What the next start
 * finds is what was committed before.
 */
final class MigrationDeathsIT {
    private static final Patience ONCE = new Patience(1, Duration.ofMillis(1));
    private static final List<String> PLACES = List.of("written", "committed");

    /** In a schema of its own, so that the manager's is as it would be. A sequence is not rolled back, so it can count the deaths. */
    private static final String TRAP = """
            create schema trap;
            create table trap.armed (version text not null, place text not null);
            create sequence trap.deaths;
            create function trap.cut() returns void language plpgsql as $$
            begin
                perform nextval('trap.deaths');
                perform pg_terminate_backend(pg_backend_pid());
                perform pg_sleep(60);
            end $$;
            create function trap.at_entry() returns trigger language plpgsql as $$
            begin
                if exists (select from trap.armed where version = new.version and place = tg_argv[0]) then
                    perform trap.cut();
                end if;
                return new;
            end $$;
            create function trap.at_table() returns event_trigger language plpgsql as $$
            begin
                if to_regclass('public.flyway_schema_history') is null
                        or exists (select from pg_trigger where tgname = 'trap_written') then
                    return;
                end if;
                if exists (select from trap.armed where version = 'none') then
                    perform trap.cut();
                end if;
                create trigger trap_written before insert on public.flyway_schema_history
                    for each row execute function trap.at_entry('written');
                create constraint trigger trap_committed after insert on public.flyway_schema_history
                    deferrable initially deferred for each row execute function trap.at_entry('committed');
            end $$;
            create event trigger trap on ddl_command_end when tag in ('CREATE TABLE') execute function trap.at_table();
            """;

    private static final String HISTORY = "select version from flyway_schema_history order by installed_rank";

    private static final String SCHEMA = """
            select 'column ' || table_name || ' ' || ordinal_position || ' ' || column_name || ' ' || udt_name || ' '
                || coalesce(character_maximum_length, 0) || ' ' || is_nullable || ' ' || is_identity || ' '
                || coalesce(column_default, '')
            from information_schema.columns where table_schema = 'public'
            union all
            select 'index ' || indexdef from pg_indexes where schemaname = 'public'
            union all
            select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
            from pg_constraint where connamespace = 'public'::regnamespace and contype <> 't'
            union all
            select 'migration ' || installed_rank || ' ' || version || ' ' || checksum || ' ' || success
            from flyway_schema_history
            order by 1
            """;

    private final DatabaseSettings settings = RealParts.newDatabase().withPoolSize(1);
    private final Jdbi jdbi = Jdbi.create(settings.jdbcUrl(), settings.user(), "");

    @Test
    void whereverAStartDiesTheNextGoesOnAndTheSchemaIsWhole() throws Exception {
        var undisturbed = RealParts.newDatabase().withPoolSize(1);
        Database.open(undisturbed, ONCE).close();
        var whole = Jdbi.create(undisturbed.jdbcUrl(), undisturbed.user(), "");
        var versions = strings(whole, HISTORY);

        setTrap();
        dies("none", "before the first", 1);
        assertThat(strings(jdbi, "select tablename from pg_tables where schemaname = 'public'"))
                .isEmpty();
        var deaths = 1;
        for (var version : versions) {
            for (var place : PLACES) {
                dies(version, place, ++deaths);
                assertThat(strings(jdbi, HISTORY))
                        .as("after a death at %s, %s", version, place)
                        .isEqualTo(versions.subList(0, versions.indexOf(version)));
            }
        }

        jdbi.useHandle(handle -> handle.execute("delete from trap.armed"));
        try (var database = Database.open(settings, ONCE)) {
            assertThat(database.isMigrated()).isTrue();
        }
        assertThat(strings(jdbi, SCHEMA)).hasSizeGreaterThan(100).isEqualTo(strings(whole, SCHEMA));
    }

    private void setTrap() throws SQLException {
        try (var connection = DriverManager.getConnection(settings.jdbcUrl(), settings.user(), "");
                var statement = connection.createStatement()) {
            statement.execute(TRAP);
        }
    }

    private void dies(String version, String place, int deaths) {
        jdbi.useHandle(handle -> {
            handle.execute("delete from trap.armed");
            handle.execute("insert into trap.armed values (?, ?)", version, place);
        });
        assertThatThrownBy(() -> Database.open(settings, ONCE).close())
                .as("at %s, %s", version, place)
                .hasStackTraceContaining("connection");
        assertThat(strings(jdbi, "select last_value from trap.deaths"))
                .as("deaths at %s, %s", version, place)
                .containsExactly(String.valueOf(deaths));
    }

    private static List<String> strings(Jdbi jdbi, String query) {
        return jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
