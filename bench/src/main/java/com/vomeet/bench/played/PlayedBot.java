package com.vomeet.bench.played;

import com.vomeet.bot.control.CallbackSender;
import com.vomeet.bot.control.Heartbeats;
import com.vomeet.bot.control.ManagerAddress;
import com.vomeet.bot.control.RedisCommands;
import com.vomeet.bot.control.RedisLink;
import com.vomeet.bot.speakers.Speakers;
import com.vomeet.bot.transcript.Scribe;
import com.vomeet.bot.transcript.StreamIdentity;
import com.vomeet.bot.transcript.StreamWriter;
import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.control.BotCost;
import com.vomeet.contract.control.Heartbeat;
import com.vomeet.contract.control.StatusCallback;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One bot without a page: what it is asked, and what it tells, is a real bot's, by the real bot's own senders. */
public final class PlayedBot extends Unmoved {
    private static final Duration SENT_BEFORE_REPORT = Duration.ofSeconds(1);
    private static final Duration STORED = Duration.ofSeconds(30);
    private static final Duration REPORTED = Duration.ofMinutes(1);

    /** A bot that is called back and never hears of it shall not keep the bench for ever. */
    private static final Duration CALL_BACK = Duration.ofMinutes(2);

    private final BotConfig config;
    private final Part part;
    private final CompletableFuture<Instant> allInCall;
    private final Speech speech;
    private final StreamWriter writer;
    private final Scribe scribe;
    private final RedisCommands commands;
    private final Heartbeats heartbeats;
    private final CallbackSender callbacks;
    private final InstantSource clock = InstantSource.system();
    private final CountDownLatch leave = new CountDownLatch(1);
    private final List<MeetingStatus> reported = new CopyOnWriteArrayList<>();
    private volatile @Nullable EndReason reason;
    private volatile boolean over;

    /** Says a sentence in five seconds. */
    PlayedBot(BotConfig config, Part part, HttpClient http, CompletableFuture<Instant> allInCall) {
        this(config, part, http, allInCall, Speech.SECONDS_A_SENTENCE);
    }

    /**
     * Makes one.
     *
     * @param allInCall completed with the moment from which {@link Part#stay} counts
     * @param sentence the seconds in which it says one
     */
    public PlayedBot(BotConfig config, Part part, HttpClient http, CompletableFuture<Instant> allInCall, int sentence) {
        this.config = config;
        this.part = part;
        this.allInCall = allInCall;
        var redis = new RedisLink(Objects.requireNonNull(config.redisUrl()));
        var manager = new ManagerAddress(Objects.requireNonNull(config.callbackUrl()), config.callbackSecret());
        this.writer = new StreamWriter(redis, StreamIdentity.of(config), (_, _) -> {});
        this.scribe = new Scribe(new Speakers(), writer, clock, (_, _) -> {});
        this.speech = new Speech("Meeting " + config.meetingId(), scribe, sentence);
        this.commands = new RedisCommands(redis, config.meetingId(), this);
        this.callbacks = new CallbackSender(http, manager, clock, (_, _) -> {});
        this.heartbeats = new Heartbeats(http, manager, clock, this::beat, this);
    }

    public Part part() {
        return part;
    }

    public long meeting() {
        return config.meetingId();
    }

    /** What it has reported last, whether the manager has heard it or not; null before its first word. */
    @Nullable
    MeetingStatus status() {
        return reported.isEmpty() ? null : reported.getLast();
    }

    /** Segments that are on the stream. */
    public int sent() {
        return writer.lastSegment();
    }

    boolean isOver() {
        return over;
    }

    /** Plays to the end. @return what it did */
    public Played play() throws InterruptedException {
        callbacks.start();
        commands.start();
        heartbeats.start();
        writer.start();
        try {
            report(MeetingStatus.JOINING);
            if (!leave.await(part.joining().toMillis(), TimeUnit.MILLISECONDS)) {
                report(MeetingStatus.AWAITING_ADMISSION);
                if (!leave.await(part.lobby().toMillis(), TimeUnit.MILLISECONDS)) {
                    report(MeetingStatus.ACTIVE);
                    stay();
                }
            }
            if (part.ending().isWithoutAWord() && leave.getCount() > 0) {
                return vanish();
            }
            farewell(leave.getCount() == 0 ? EndReason.STOPPED : part.ending().reason());
            return played(writer.lastSegment());
        } finally {
            over = true;
            closeAll();
        }
    }

    private void stay() throws InterruptedException {
        scribe.began((double) clock.millis());
        while (!isTimeOver() && !leave.await(Speech.EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            speech.goOn(clock.millis());
        }
        if (part.ending() == Ending.CALLED_BACK) {
            var _ = leave.await(CALL_BACK.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private boolean isTimeOver() {
        var from = allInCall.getNow(Instant.MAX);
        return !from.equals(Instant.MAX) && !clock.instant().isBefore(from.plus(part.stay()));
    }

    /** In a real bot's order. */
    private void farewell(EndReason why) throws InterruptedException {
        scribe.end();
        writer.awaitSent(SENT_BEFORE_REPORT);
        reason = why;
        report(why.status());
        heartbeats.hurry();
        writer.awaitStored(STORED);
        callbacks.awaitLast(REPORTED);
    }

    private Played vanish() {
        over = true;
        closeAll();
        return played(writer.lastSegment());
    }

    private Played played(int sent) {
        return new Played(config.meetingId(), part, reported, reason, speech.texts(), sent, clock.instant());
    }

    private void closeAll() {
        callbacks.close();
        heartbeats.close();
        commands.close();
        writer.close();
    }

    private void report(MeetingStatus status) {
        reported.add(status);
        var why = reason;
        var failed = status == MeetingStatus.FAILED;
        callbacks.send(new StatusCallback(
                config.connectionId(),
                config.meetingId(),
                config.containerName(),
                status,
                reported.size(),
                why,
                why == null ? null : failed ? 1 : 0,
                failed ? MeetingStatus.ACTIVE : null,
                failed ? Map.of("error_message", "It was played so.") : null,
                List.of(),
                clock.instant()));
    }

    private Heartbeat beat(Heartbeats.Known known) {
        return new Heartbeat(
                config.connectionId(),
                config.meetingId(),
                Objects.requireNonNullElse(status(), MeetingStatus.JOINING),
                known.version(),
                writer.lastSegment(),
                known.stored(),
                known.waitMillis(),
                speech.seconds(),
                0,
                0,
                true,
                writer.connected(),
                new BotCost(0.15, 0, 60, 320));
    }

    @Override
    public boolean leave(String by) {
        leave.countDown();
        return true;
    }

    @Override
    public void stored(int number) {
        writer.stored(number);
    }
}
