package com.vomeet.e2e.house;

import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.bot.BotConfigReader;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a running product keeps secret, by what it is. Of what is found elsewhere only the names are told. */
public final class KnownSecrets {
    /** A shorter one could stand in a line by chance. */
    private static final int SHORTEST = 12;

    private final Map<String, Secret> secrets = new TreeMap<>();

    public void add(String what, Secret secret) {
        if (secret.reveal().strip().length() < SHORTEST) {
            throw new IllegalArgumentException(what + " is too short to be looked for");
        }
        secrets.put(what, secret);
    }

    /** All that a bot was told and may not tell. */
    public void addBot(String bot, String config) {
        var told = told(bot, config);
        add(bot + "'s meeting token", told.token());
        add(bot + "'s callback secret", given(told.callbackSecret(), bot));
        var user = URI.create(given(told.redisUrl(), bot).reveal()).getUserInfo();
        add(bot + "'s password in Redis", Secret.of(user.substring(user.indexOf(':') + 1)));
    }

    private static Secret given(@Nullable Secret secret, String bot) {
        if (secret == null) {
            throw new IllegalArgumentException(bot + " was told less than there is to be looked for");
        }
        return secret;
    }

    private static BotConfig told(String bot, String config) {
        return switch (BotConfigReader.read(config)) {
            case BotConfigReader.Result.Valid(var told) -> told;
            case BotConfigReader.Result.Invalid(var problems) ->
                throw new IllegalArgumentException(bot + " was told nonsense: " + problems);
        };
    }

    /** @return the names of those that stand in it */
    public List<String> in(String log) {
        return secrets.entrySet().stream()
                .filter(secret -> log.contains(secret.getValue().reveal().strip()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
