package com.vomeet.manager.config;

import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.FieldProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All settings of the manager.
 *
 * @param failpoint folder of a test that lets this program end in the middle; null: it does not
 */
public record ManagerConfig(
        DatabaseSettings database,
        Secret redisUrl,
        HttpSettings http,
        BotSettings bots,
        MeetingHosts meetings,
        Keys keys,
        FleetTimings fleet,
        WebhookSettings webhooks,
        @Nullable Path failpoint) {
    /** Without failpoints, and with the usual webhooks. */
    public ManagerConfig(
            DatabaseSettings database,
            Secret redisUrl,
            HttpSettings http,
            BotSettings bots,
            MeetingHosts meetings,
            Keys keys,
            FleetTimings fleet) {
        this(database, redisUrl, http, bots, meetings, keys, fleet, WebhookSettings.DEFAULT, null);
    }

    /** What came of reading an environment. */
    public sealed interface Result {
        /** @param unknown names that look like settings of this program and are none */
        record Valid(ManagerConfig config, List<String> unknown) implements Result {
            public Valid {
                unknown = List.copyOf(unknown);
            }
        }

        /** @param problems at least one */
        record Invalid(List<FieldProblem> problems) implements Result {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Reads the settings from environment variables and names everything that is wrong with them at once. */
    public static Result read(Map<String, String> environment) {
        return read(environment, Cluster.ownNamespace());
    }

    /** @param ownNamespace that this program runs in; empty outside a cluster */
    static Result read(Map<String, String> environment, Optional<String> ownNamespace) {
        return EnvironmentReader.read(environment, ownNamespace);
    }
}
