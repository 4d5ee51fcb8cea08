package com.vomeet.manager.fail;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(PostgresPoints.write(sql))
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
        assertThat(PostgresPoints.write(sql)).isEmpty();
    }

    @Test
    void twoStatementsOnOneTableAreTwoPoints() {
        assertThat(PostgresPoints.write("update meetings set a = 1"))
                .isNotEqualTo(PostgresPoints.write("update meetings set b = 1"));
        assertThat(PostgresPoints.write("update meetings\n  set a = 1"))
                .isEqualTo(PostgresPoints.write("update meetings set a = 1"));
    }
}
