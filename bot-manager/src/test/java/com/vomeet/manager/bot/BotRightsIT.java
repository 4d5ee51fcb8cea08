package com.vomeet.manager.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.contract.control.BotCommand;
import com.vomeet.contract.transcript.StreamEntry;
import com.vomeet.parts.RedisServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

/** The rule that docs/manager.md gives for BOT_REDIS_URL: a bot can do its work with it, and nothing else. */
final class BotRightsIT {
    private static final String RULE =
            "vomeet-bot reset on >word %W~transcription_segments &bot_commands:* +xadd +subscribe";

    @TempDir
    Path folder;

    private AutoCloseable server = () -> {};
    private HostAndPort address = new HostAndPort("unset", 1);

    @BeforeEach
    void aServerWithThatRule() {
        var started = RedisServer.start(folder);
        server = started;
        address = new HostAndPort(started.url().getHost(), started.url().getPort());
        try (var admin = new Connection(address)) {
            say(admin, Command.ACL, "SETUSER " + RULE);
        }
    }

    @AfterEach
    void end() throws Exception {
        server.close();
    }

    /** Connected as a bot connects. */
    private Connection bot() {
        var bot = new Connection(
                address,
                DefaultJedisClientConfig.builder()
                        .resp2()
                        .autoNegotiateProtocol(false)
                        .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                        .user("vomeet-bot")
                        .password("word")
                        .build());
        bot.connect();
        return bot;
    }

    private static Object say(Connection connection, Command command, String words) {
        var arguments = new CommandArguments(command);
        List.of(words.split(" ", -1)).forEach(arguments::add);
        return connection.executeCommand(arguments);
    }

    @Test
    void aBotWritesItsText() {
        try (var bot = bot();
                var admin = new Connection(address)) {
            say(bot, Command.XADD, StreamEntry.STREAM + " * " + StreamEntry.FIELD + " {}");
            assertThat(say(admin, Command.XLEN, StreamEntry.STREAM)).isEqualTo(1L);
        }
    }

    @Test
    void aBotHearsItsCommands() {
        try (var bot = bot();
                var admin = new Connection(address)) {
            say(bot, Command.SUBSCRIBE, BotCommand.channel(7));
            assertThat(say(admin, Command.PUBLISH, BotCommand.channel(7) + " leave"))
                    .isEqualTo(1L);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "XRANGE transcription_segments - +",
                "XREAD STREAMS transcription_segments 0",
                "XLEN transcription_segments",
                "XTRIM transcription_segments MAXLEN 0",
                "DEL transcription_segments",
                "XADD other * payload x",
                "SUBSCRIBE bm:meeting:7:status",
                "PSUBSCRIBE *",
                "PUBLISH bot_commands:7 leave",
                "KEYS *",
                "GET key",
                "SET key value",
                "FLUSHALL ASYNC",
                "CONFIG GET *",
                "ACL LIST",
                "CLIENT LIST",
                "EVAL 1 0",
                "INFO all"
            })
    void everythingElseIsRefused(String line) {
        var words = line.split(" ", 2);
        try (var bot = bot()) {
            assertThatThrownBy(() -> say(bot, Command.valueOf(words[0]), words[1]))
                    .isInstanceOf(JedisDataException.class)
                    .hasMessageStartingWith("NOPERM");
        }
    }
}
