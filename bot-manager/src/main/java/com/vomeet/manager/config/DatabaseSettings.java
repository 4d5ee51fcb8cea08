package com.vomeet.manager.config;

import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.FieldProblem;
import java.util.List;
import java.util.Map;

/**
 * Where PostgreSQL is.
 *
 * @param jdbcUrl without user and password
 * @param poolSize connections at most
 */
public record DatabaseSettings(String jdbcUrl, String user, Secret password, int poolSize) {
    /** What came of reading an environment. */
    public sealed interface Result {
        record Valid(DatabaseSettings settings) implements Result {}

        /** @param problems at least one */
        record Invalid(List<FieldProblem> problems) implements Result {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    public static Result read(Map<String, String> environment) {
        return DatabaseReader.read(environment);
    }

    /** For a program that does one thing at a time. */
    public DatabaseSettings withPoolSize(int size) {
        return new DatabaseSettings(jdbcUrl, user, password, size);
    }

    /** For logs: without parameters, since a driver takes passwords there too. */
    public String shown() {
        return withoutParameters(jdbcUrl);
    }

    static String withoutParameters(String jdbcUrl) {
        return jdbcUrl.replaceFirst("\\?.*", "");
    }
}
