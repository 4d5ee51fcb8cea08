package com.vomeet.manager.fail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresPointsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "insert into meetings (a) values (1) | insert into meetings ",
                "  update meetings set a = 1 | update meetings ",
                "with x as (select 1) insert into meetings select 1 | insert into meetings ",
                "insert into users values (1) on conflict do update set a = 1 | insert into users ",
                "with x as (insert into a values (1)) delete from b | insert into a, delete from b ",
                "delete from page_sessions where 1 = 1 | delete from page_sessions ",
                "INSERT  INTO Meetings values (1) | insert into meetings "
            })
    void whatWritesHasAPointThatNamesVerbAndTable(String sql, String point) {
        assertThat(write(sql))
                .hasValueSatisfying(found -> assertThat(found).startsWith(point).matches(".* [0-9a-f]{4}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "select id from meetings where id = 1 for update",
                "select id from meetings for no key update",
                "select id from jobs for update skip locked",
                "select updated_at from meetings"
            })
    void whatOnlyReadsHasNone(String sql) {
        assertThat(write(sql)).isEmpty();
    }

    @Test
    void twoStatementsOnOneTableAreTwoPoints() {
        assertThat(write("update meetings set a = 1")).isNotEqualTo(write("update meetings set b = 1"));
        assertThat(write("update meetings\n  set a = 1")).isEqualTo(write("update meetings set a = 1"));
    }

    @Test
    void aStatementIsKnownByItsBeginningWhateverItIsFilledWith() {
        var beginning =
                "update webhook_deliveries set status = 'delivered', delivered_at = :now, leased_until = null, ";
        assertThat(write(beginning + "log = :log")).isEqualTo(write(beginning + "%s where id = :id"));
        assertThat(PostgresPoints.write("update transcript_tails t set x = 1", "update <table> t set x = 1"))
                .hasValueSatisfying(name -> assertThat(name)
                        .isEqualTo("update transcript_tails " + PostgresPoints.mark("update <table> t set x = 1")));
    }

    private static Optional<String> write(String sql) {
        return PostgresPoints.write(sql, sql);
    }
}
