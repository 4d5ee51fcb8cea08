package com.vomeet.cli.product;

import com.vomeet.parts.RedisUser;
import java.util.List;

/**
 * Who may use this machine's Redis.
 *
 * @param manager may do everything
 * @param bots may do what docs/operate.md says
 */
record RedisUsers(RedisUser manager, RedisUser bots) {
    static RedisUsers of(LocalSecrets secrets) {
        return new RedisUsers(
                new RedisUser("default", secrets.random("redis-password").reveal(), "~* &* +@all"),
                new RedisUser(
                        "vomeet-bot",
                        secrets.random("redis-bot-password").reveal(),
                        "%W~transcription_segments &bot_commands:* +xadd +subscribe"));
    }

    List<RedisUser> all() {
        return List.of(manager, bots);
    }
}
