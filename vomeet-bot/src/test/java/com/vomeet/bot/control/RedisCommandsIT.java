package com.vomeet.bot.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Secret;
import com.vomeet.contract.control.BotCommand;
import com.vomeet.parts.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** Commands over a real redis-server. */
final class RedisCommandsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final HeardCommands heard = new HeardCommands();

    @Test
    void commandsForThisMeetingAreHeardAndOthersAreNot() {
        try (var redis = RedisServer.start(folder);
                var commands = listen(redis)) {
            publish(redis, "{\"action\":\"leave\",\"meeting_id\":8}");
            publish(redis, "not json");
            publish(redis, "null");
            publish(redis, "{\"action\":\"dance\"}");
            publish(redis, "{\"action\":\"reconfigure\",\"meeting_id\":7,\"language\":\"de\",\"task\":null}");
            publish(redis, "{\"action\":\"leave\"}");
            heard.await("leave command");
            assertThat(commands.subscribed()).isTrue();
            assertThat(heard.lines).contains("reconfigure de transcribe").containsOnlyOnce("leave command");
            assertThat(heard.lines.stream().filter(n -> n.startsWith("command_not_understood")))
                    .hasSize(3);
            assertThat(heard.lines).noneMatch(n -> n.startsWith("redis_commands_lost"));
        }
    }

    @Test
    void aRedisThatComesBackIsListenedToAgain() {
        var first = RedisServer.start(folder);
        var port = first.url().getPort();
        try (var commands = listen(first)) {
            first.kill();
            await().atMost(PATIENCE).until(() -> !commands.subscribed());
            try (var second = RedisServer.start(folder, port)) {
                await().atMost(PATIENCE).until(commands::subscribed);
                publish(second, "{\"action\":\"leave\"}");
                heard.await("leave command");
            }
        }
    }

    @Test
    void aRedisThatIsNotThereStopsNothing() {
        try (var commands = new RedisCommands(new RedisLink(Secret.of("redis://127.0.0.1:1/0")), 7, heard)) {
            commands.start();
            heard.await(n -> n.startsWith("redis_commands_lost"));
            assertThat(commands.subscribed()).isFalse();
        }
    }

    private RedisCommands listen(RedisServer redis) {
        var commands = new RedisCommands(new RedisLink(Secret.of(redis.url().toString())), 7, heard);
        commands.start();
        await().atMost(PATIENCE).until(commands::subscribed);
        return commands;
    }

    private static void publish(RedisServer redis, String message) {
        try (var jedis = new Jedis(redis.url())) {
            jedis.publish(BotCommand.channel(7), message);
        }
    }
}
