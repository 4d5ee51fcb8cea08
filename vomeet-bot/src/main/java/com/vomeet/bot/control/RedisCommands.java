package com.vomeet.bot.control;

import com.vomeet.contract.Json;
import com.vomeet.contract.control.BotCommand;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisPubSub;
import tools.jackson.core.JacksonException;

/**
 * Listens on the meeting's command channel and connects again for ever. What is said while it is not connected is not heard here; the
 * heartbeat's answer says the same, so nothing waits for this.
 */
public final class RedisCommands implements AutoCloseable {
    private static final int LONGEST_PAUSE_SECONDS = 5;

    private final RedisLink link;
    private final long meetingId;
    private final CommandListener listener;
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean subscribed;
    private volatile @Nullable Connection connection;

    public RedisCommands(RedisLink link, long meetingId, CommandListener listener) {
        this.link = link;
        this.meetingId = meetingId;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("redis-commands").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public boolean subscribed() {
        return subscribed;
    }

    @Override
    public void close() {
        closed = true;
        var open = connection;
        if (open != null) {
            try {
                open.forceDisconnect();
            } catch (IOException e) {
                listener.noted("redis_commands", "not closed: " + e);
            }
        }
        thread.interrupt();
    }

    private void run() {
        var pause = 1;
        while (!closed) {
            try (var open = link.open(0)) {
                connection = open;
                var ear = new Ear();
                ear.proceed(open, BotCommand.channel(meetingId));
                pause = 1;
            } catch (RuntimeException e) {
                if (!closed) {
                    listener.noted("redis_commands_lost", String.valueOf(e));
                }
                pause = subscribed ? 1 : Math.min(pause + 1, LONGEST_PAUSE_SECONDS);
            }
            subscribed = false;
            try {
                TimeUnit.SECONDS.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void take(String message) {
        try {
            var command = Json.read(message, BotCommand.class);
            var meant = command.meetingId();
            if (meant != null && meant != meetingId) {
                return;
            }
            switch (command) {
                case BotCommand.Leave _ -> {
                    // One that is not taken comes again with the next heartbeat.
                    var _ = listener.leave("command");
                }
                case BotCommand.Reconfigure(var _, var language, var task, var version) ->
                    listener.reconfigure(version, language, task == null ? "transcribe" : task);
            }
        } catch (JacksonException e) {
            listener.noted("command_not_understood", String.valueOf(e.getOriginalMessage()));
        } catch (RuntimeException e) {
            listener.noted("command_not_understood", e.toString());
        }
    }

    private final class Ear extends JedisPubSub {
        @Override
        public void onSubscribe(String channel, int count) {
            subscribed = true;
            listener.noted("redis_commands", "subscribed");
        }

        @Override
        public void onMessage(String channel, String message) {
            take(message);
        }
    }
}
