package com.vomeet.manager.bot;

import com.vomeet.contract.Json;
import com.vomeet.contract.control.BotCommand;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingListener;
import com.vomeet.manager.meeting.StatusNotice;
import com.vomeet.manager.store.Redis;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Publishes on Redis what changed: commands for the bot and, for readers that are not ours, the meeting's status. All of it may be lost
 * without harm, since heartbeats and rows say the same; so a full queue drops and a Redis that is away is only logged.
 */
public final class BotLine implements MeetingListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BotLine.class);
    private static final int WAITING = 10_000;

    private final Redis redis;
    private final BlockingQueue<Message> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread sender = Thread.ofVirtual().name("bot-line").unstarted(this::send);

    private record Message(String channel, String text) {}

    private BotLine(Redis redis) {
        this.redis = redis;
    }

    public static BotLine start(Redis redis) {
        var line = new BotLine(redis);
        line.sender.start();
        return line;
    }

    /** Channel on which a meeting's status is told to others, as the first vomeet did: see docs/operate.md. */
    private static String statusChannel(long meetingId) {
        return "bm:meeting:" + meetingId + ":status";
    }

    @Override
    public void statusChanged(Meeting meeting) {
        offer(new Message(
                statusChannel(meeting.id().value()), StatusNotice.of(meeting).json()));
    }

    @Override
    public void wantedChanged(Meeting meeting) {
        var id = meeting.id().value();
        var wanted = meeting.wanted();
        BotCommand command = wanted.leave()
                ? new BotCommand.Leave(id)
                : new BotCommand.Reconfigure(id, wanted.language(), wanted.task(), wanted.version());
        offer(new Message(BotCommand.channel(id), Json.write(command)));
    }

    private void offer(Message message) {
        if (!queue.offer(message)) {
            LOG.warn("{} messages wait for Redis; one for {} is dropped", WAITING, message.channel());
        }
    }

    private void send() {
        try {
            while (true) {
                var message = queue.take();
                try {
                    redis.client().publish(message.channel(), message.text());
                } catch (JedisException e) {
                    LOG.warn("nothing could be published on {}: {}", message.channel(), e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        sender.interrupt();
    }
}
