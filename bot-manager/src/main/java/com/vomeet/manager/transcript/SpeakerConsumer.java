package com.vomeet.manager.transcript;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Reads the stream into which a WhisperLive of the first vomeet puts what its bots say of who speaks. Only hints: what the database
 * refuses is left out. One thread.
 */
final class SpeakerConsumer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SpeakerConsumer.class);

    private final StreamGroup group;
    private final SpeakerEventReader reader;
    private final SpeakerNames names;
    private final Consumer<StoreResult> told;
    private final ConsumerSettings settings;
    private final ConsumerThread thread;
    private long lastTakeOver = System.nanoTime();

    private SpeakerConsumer(
            StreamGroup group,
            SpeakerEventReader reader,
            SpeakerNames names,
            Consumer<StoreResult> told,
            ConsumerSettings settings) {
        this.group = group;
        this.reader = reader;
        this.names = names;
        this.told = told;
        this.settings = settings;
        this.thread = new ConsumerThread("speakers", this::run, settings);
    }

    /** @param told is given each result after its commit and before its acknowledgement; must not block */
    static SpeakerConsumer start(
            StreamGroup group,
            SpeakerEventReader reader,
            SpeakerNames names,
            Consumer<StoreResult> told,
            ConsumerSettings settings) {
        var consumer = new SpeakerConsumer(group, reader, names, told, settings);
        consumer.thread.start();
        return consumer;
    }

    private void run() {
        var failures = 0;
        while (thread.isOpen()) {
            try {
                group.ensure();
                while (thread.isOpen()) {
                    takeOverIfDue();
                    take(group.next());
                    failures = 0;
                }
            } catch (RuntimeException e) {
                // Redis or the database is away: entries stay pending and are taken over later.
                if (failures++ == 0) {
                    LOG.warn("who speaks cannot be stored, trying again: {}", StoreFailure.message(e));
                }
                thread.pause(failures);
            }
        }
        try {
            group.leave();
        } catch (JedisException e) {
            LOG.debug("Redis is away at the end: others forget this consumer later");
        }
    }

    private void takeOverIfDue() {
        if (System.nanoTime() - lastTakeOver >= settings.takeOverAfter().toNanos()) {
            take(group.takeOver());
            group.forgetDeadConsumers();
            lastTakeOver = System.nanoTime();
        }
    }

    private void take(List<StreamGroup.Entry> entries) {
        var events = entries.stream().map(this::read).flatMap(Optional::stream).toList();
        if (!events.isEmpty()) {
            try {
                told.accept(names.take(events));
            } catch (RuntimeException e) {
                if (!StoreFailure.isRefusal(e)) {
                    throw e;
                }
                LOG.warn("{} hints of who speaks are left out: {}", events.size(), StoreFailure.message(e));
            }
        }
        group.done(entries.stream().map(StreamGroup.Entry::id).toList());
    }

    private Optional<SpeakerEvent> read(StreamGroup.Entry entry) {
        return Optional.ofNullable(entry.fields()).flatMap(fields -> reader.read(entry.position(), fields));
    }

    @Override
    public void close() {
        thread.close();
    }
}
