package com.vomeet.manager.roster;

import com.vomeet.manager.account.AccountId;
import java.time.Duration;
import org.jdbi.v3.core.statement.Query;

/** Whose bots are looked at. */
sealed interface Whose {
    record One(AccountId account) implements Whose {}

    record All() implements Whose {}

    /** What holds of their meetings, which are {@code m} in the query. */
    default String condition() {
        return switch (this) {
            case One _ -> " m.account_id = :account ";
            case All _ -> " true ";
        };
    }

    /** All have many more bots, and many more that have ended: reading them costs the database more. */
    default BoardReader.Pace pace() {
        return switch (this) {
            case One _ -> new BoardReader.Pace(Duration.ofMillis(250), Duration.ofSeconds(1));
            case All _ -> new BoardReader.Pace(Duration.ofSeconds(1), Duration.ofSeconds(2));
        };
    }

    default Query bind(Query query) {
        return switch (this) {
            case One(var account) -> query.bind("account", account.value());
            case All _ -> query;
        };
    }
}
