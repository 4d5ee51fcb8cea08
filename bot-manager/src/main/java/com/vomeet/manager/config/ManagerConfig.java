package com.vomeet.manager.config;

import com.vomeet.contract.Secret;
import com.vomeet.contract.SettingRow;
import com.vomeet.contract.bot.FieldProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        Set<Role> roles,
        WebhookSettings webhooks,
        TraceConfig traces,
        @Nullable Path failpoint) {
    public ManagerConfig {
        roles = Set.copyOf(roles);
    }

    /** Without traces and failpoints. */
    public ManagerConfig(
            DatabaseSettings database,
            Secret redisUrl,
            HttpSettings http,
            BotSettings bots,
            MeetingHosts meetings,
            Keys keys,
            FleetTimings fleet,
            Set<Role> roles,
            WebhookSettings webhooks) {
        this(database, redisUrl, http, bots, meetings, keys, fleet, roles, webhooks, TraceConfig.OFF, null);
    }

    /** What came of reading an environment. */
    public sealed interface Result {
        /**
         * @param unknown names that look like settings of this program and are none
         * @param rows every setting as it was read, to be shown
         */
        record Valid(ManagerConfig config, List<String> unknown, List<SettingRow> rows) implements Result {
            public Valid {
                unknown = List.copyOf(unknown);
                rows = List.copyOf(rows);
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

    /** Every setting that there is, for the documentation. */
    public static List<SettingRow> all() {
        return EnvironmentReader.all();
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public ManagerConfig with(DatabaseSettings other) {
        return new ManagerConfig(
                other, redisUrl, http, bots, meetings, keys, fleet, roles, webhooks, traces, failpoint);
    }

    public ManagerConfig withRedis(Secret url) {
        return new ManagerConfig(database, url, http, bots, meetings, keys, fleet, roles, webhooks, traces, failpoint);
    }

    public ManagerConfig with(HttpSettings other) {
        return new ManagerConfig(
                database, redisUrl, other, bots, meetings, keys, fleet, roles, webhooks, traces, failpoint);
    }

    public ManagerConfig with(BotSettings other) {
        return new ManagerConfig(
                database, redisUrl, http, other, meetings, keys, fleet, roles, webhooks, traces, failpoint);
    }

    public ManagerConfig with(MeetingHosts other) {
        return new ManagerConfig(
                database, redisUrl, http, bots, other, keys, fleet, roles, webhooks, traces, failpoint);
    }

    public ManagerConfig with(Keys other) {
        return new ManagerConfig(
                database, redisUrl, http, bots, meetings, other, fleet, roles, webhooks, traces, failpoint);
    }

    public ManagerConfig with(FleetTimings other) {
        return new ManagerConfig(
                database, redisUrl, http, bots, meetings, keys, other, roles, webhooks, traces, failpoint);
    }

    public ManagerConfig with(Role... only) {
        return new ManagerConfig(
                database, redisUrl, http, bots, meetings, keys, fleet, Set.of(only), webhooks, traces, failpoint);
    }

    public ManagerConfig with(WebhookSettings other) {
        return new ManagerConfig(
                database, redisUrl, http, bots, meetings, keys, fleet, roles, other, traces, failpoint);
    }

    public ManagerConfig with(TraceConfig other) {
        return new ManagerConfig(
                database, redisUrl, http, bots, meetings, keys, fleet, roles, webhooks, other, failpoint);
    }
}
