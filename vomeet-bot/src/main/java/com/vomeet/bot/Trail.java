package com.vomeet.bot;

import com.vomeet.bot.call.End;
import com.vomeet.bot.call.State;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Settings;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.trace.Span;
import com.vomeet.trace.Span.Kind;
import com.vomeet.trace.Spans;
import com.vomeet.trace.TraceSettings;
import com.vomeet.trace.Traceparent;
import com.vomeet.trace.Tracing;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * The call as a part of the trace that the request for the bot has begun: a span for the bot, in it one for each stage of the call, in
 * these what is done then. The call's thread alone says where the call is; any thread may begin spans.
 */
final class Trail implements Spans, AutoCloseable {
    private static final String SERVICE = "vomeet-bot";

    private final Tracing tracing;
    private final Span bot;
    private String stageName;
    private volatile Span stage;

    /** @param started when the bot's work began, which is before this program could say so */
    Trail(Tracing tracing, BotConfig config, Instant started) {
        this.tracing = tracing;
        this.bot = tracing.begin(Kind.INSIDE, "bot", config.traceparent(), started)
                .with("vomeet.meeting.id", config.meetingId())
                .with("vomeet.platform", config.platform().wire());
        this.stageName = MeetingStatus.REQUESTED.wire();
        this.stage = tracing.begin(Kind.INSIDE, "stage " + stageName, bot.traceparent(), started);
    }

    /** What the environment says. */
    static TraceSettings read(Settings settings) {
        return TraceSettings.read(settings, SERVICE);
    }

    /** A trace that whoever began it does not want to see costs nothing here either. */
    static Tracing open(TraceSettings settings, BotConfig config, Consumer<String> trouble) {
        var unseen = Traceparent.find(config.traceparent()).filter(parent -> !parent.isSampled());
        return unseen.isPresent() ? Tracing.off() : Tracing.open(settings.orAt(config.otlpEndpoint()), trouble);
    }

    /** Since when this program runs. */
    static Instant programStart() {
        return ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    }

    @Override
    public Span begin(Kind kind, String name) {
        return tracing.begin(kind, name, stage.traceparent());
    }

    void at(State state) {
        var name = name(state);
        if (!name.equals(stageName)) {
            stage.close();
            stageName = name;
            stage = tracing.begin(Kind.INSIDE, "stage " + name, bot.traceparent());
        }
    }

    /** The words of the status, and two for what has none of its own. */
    private static String name(State state) {
        return switch (state) {
            case State.Live live -> live.status().wire();
            case State.Leaving _ -> "leaving";
            case State.Ended _ -> "farewell";
        };
    }

    void ended(End end) {
        bot.with("vomeet.end_reason", end.reason().wire()).with("vomeet.exit_code", end.exitCode());
        if (end.reason().status() == MeetingStatus.FAILED) {
            bot.failed(end.reason().wire());
        }
    }

    @Override
    public void close() {
        stage.close();
        bot.close();
    }
}
