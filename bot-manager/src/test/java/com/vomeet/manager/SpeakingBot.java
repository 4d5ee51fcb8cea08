package com.vomeet.manager;

import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.transcript.Segment;
import com.vomeet.contract.transcript.StreamEntry;
import com.vomeet.contract.whisper.WireSegment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;

/** A played bot that also writes text to the stream. Every segment lasts three seconds. */
public final class SpeakingBot {
    private static final double SECONDS = 3;

    private final PlayedBot bot;
    private final BotConfig config;
    private final RedisClient redis;
    private final Instant start = Instant.now();
    private int number;

    SpeakingBot(PlayedBot bot, BotConfig config, RedisClient redis) {
        this.bot = bot;
        this.config = config;
        this.redis = redis;
    }

    public PlayedBot bot() {
        return bot;
    }

    public long meeting() {
        return config.meetingId();
    }

    /** Into the call, as it goes when everything is well. */
    public SpeakingBot joins() {
        bot.says(MeetingStatus.JOINING).expect(200);
        bot.says(MeetingStatus.AWAITING_ADMISSION).expect(200);
        bot.says(MeetingStatus.ACTIVE).expect(200);
        return this;
    }

    /** A final segment. */
    public SpeakingBot says(@Nullable String speaker, String text) {
        number++;
        write(segment(number, speaker, text, true));
        return this;
    }

    /** The tail: what is being said and may still change. */
    public SpeakingBot begins(@Nullable String speaker, String text) {
        write(segment(number + 1, speaker, text, false));
        return this;
    }

    /** Nothing more is said: its text is all there as soon as what was said is stored. */
    public SpeakingBot ceases() {
        write(new StreamEntry.SessionEnd(
                config.token(),
                config.platform(),
                config.meetingId(),
                config.connectionId(),
                Instant.now(),
                number,
                StreamEntry.BOT));
        return this;
    }

    /** A final segment of which the engine tells each word. */
    public SpeakingBot spells(String speaker, String... words) {
        number++;
        var plain = segment(number, speaker, String.join(" ", words), true);
        var spelled = new ArrayList<WireSegment.Word>();
        for (var word : words) {
            var from = plain.start() + spelled.size() * 0.25;
            spelled.add(new WireSegment.Word(word, from, from + 0.25, 0.9));
        }
        write(new Segment(
                plain.number(),
                plain.start(),
                plain.end(),
                plain.text(),
                true,
                plain.language(),
                speaker,
                0.875,
                spelled,
                plain.absoluteStartTime(),
                plain.absoluteEndTime()));
        return this;
    }

    private Segment segment(int at, @Nullable String speaker, String text, boolean completed) {
        var from = SECONDS * at;
        var begin = start.plus(Duration.ofMillis((long) (from * 1000)));
        return new Segment(
                at,
                from,
                from + SECONDS,
                text,
                completed,
                "en",
                speaker,
                null,
                null,
                begin,
                begin.plus(Duration.ofMillis((long) (SECONDS * 1000))));
    }

    private void write(Segment segment) {
        write(new StreamEntry.Transcription(
                config.token(),
                config.platform(),
                config.meetingId(),
                config.connectionId(),
                List.of(segment),
                StreamEntry.BOT,
                config.traceparent()));
    }

    private void write(StreamEntry entry) {
        redis.xadd(StreamEntry.STREAM, StreamEntryID.NEW_ENTRY, Map.of(StreamEntry.FIELD, Json.write(entry)));
    }
}
