package com.vomeet.bot;

import com.vomeet.bot.audio.FrameBuffer;
import com.vomeet.bot.call.Action;
import com.vomeet.bot.call.Call;
import com.vomeet.bot.call.CallLoop;
import com.vomeet.bot.call.CallSettings;
import com.vomeet.bot.call.End;
import com.vomeet.bot.call.Fact;
import com.vomeet.bot.call.Mailbox;
import com.vomeet.bot.call.State;
import com.vomeet.bot.call.Step;
import com.vomeet.bot.control.CallbackSender;
import com.vomeet.bot.control.CommandListener;
import com.vomeet.bot.control.CostMeter;
import com.vomeet.bot.control.FlightRecordSender;
import com.vomeet.bot.control.Heartbeats;
import com.vomeet.bot.control.ManagerAddress;
import com.vomeet.bot.control.NewestWish;
import com.vomeet.bot.control.RedisCommands;
import com.vomeet.bot.control.RedisLink;
import com.vomeet.bot.page.MeetingPage;
import com.vomeet.bot.recorder.FlightRecorder;
import com.vomeet.bot.speakers.Speakers;
import com.vomeet.bot.speech.SpeechSession;
import com.vomeet.bot.transcript.Scribe;
import com.vomeet.bot.transcript.StreamIdentity;
import com.vomeet.bot.transcript.StreamWriter;
import com.vomeet.contract.EndReason;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.whisper.Hello;
import com.vomeet.trace.Tracing;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One bot for one meeting: makes the parts, connects them, runs the call and sees it home. */
final class Bot {
    private final BotConfig config;
    private final Mailbox mailbox;
    private final FrameBuffer buffer = new FrameBuffer(FrameBuffer.USUAL_FRAMES);
    private final Speakers speakers = new Speakers();
    private final InstantSource clock = new SteadyClock();
    private final HttpClient http;
    private final Journal journal;
    private final Trail trail;
    private final Ears ears;
    private final PageHand page;
    private final CallLoop loop;
    private final SpeechSession speech;
    private final @Nullable StreamWriter writer;
    private final @Nullable RedisCommands commands;
    private final @Nullable Heartbeats heartbeats;
    private final CallbackSender callbacks;
    private final Reports reports;
    private final Farewell farewell;

    /**
     * @param http of this bot alone: it is shut down with it
     * @param tracing whoever opened it closes it
     */
    Bot(
            BotConfig config,
            URI whisperLive,
            HttpClient http,
            MeetingPages pages,
            FlightRecorder recorder,
            Tracing tracing) {
        this.config = config;
        this.http = http;
        this.journal = new Journal(recorder);
        this.trail = new Trail(tracing, config, tracing.isOn() ? Trail.programStart() : clock.instant());
        this.mailbox = new Mailbox(fact -> journal.note("fact_dropped", fact.toString()));
        this.ears = new Ears(mailbox::post, buffer, speakers, journal);
        this.page =
                new PageHand(tracing.isOn() ? new TracedPages(pages, trail) : pages, ears, mailbox, journal, recorder);
        this.loop = new CallLoop(new Call(CallSettings.of(config)), mailbox, clock, this::act, this::saw);
        var redisUrl = config.redisUrl();
        var redis = redisUrl == null ? null : new RedisLink(redisUrl);
        this.writer = redis == null ? null : new StreamWriter(redis, StreamIdentity.of(config), journal::note, trail);
        var scribe = new Scribe(speakers, writer, clock, journal::note);
        this.speech = new SpeechSession(http, whisperLive, hello(config), buffer, scribe, trail);
        var orders = new NewestWish(new Orders());
        this.commands = redis == null ? null : new RedisCommands(redis, config.meetingId(), orders);
        var callbackUrl = config.callbackUrl();
        var manager = callbackUrl == null ? null : new ManagerAddress(callbackUrl, config.callbackSecret());
        // Signatures hold by the wall clock: the steady one stands still while a machine is suspended.
        var wall = InstantSource.system();
        this.callbacks = new CallbackSender(http, manager, wall, journal::note, trail);
        this.reports = new Reports(config, callbacks, clock);
        var pulse = new Pulse(config, loop::state, buffer, speech, writer, commands, new CostMeter());
        this.heartbeats = manager == null ? null : new Heartbeats(http, manager, wall, pulse::beat, orders);
        var blackBox = new BlackBox(config, recorder, new FlightRecordSender(http, manager, wall, journal::note));
        this.farewell = new Farewell(page, speech, scribe, writer, blackBox, reports, callbacks, heartbeats, journal);
    }

    /**
     * Runs the call to its end and past it, until nothing is left to be done.
     *
     * @param ended is told the end before the farewell, which may take minutes and may be cut short
     */
    End run(Consumer<End> ended) throws InterruptedException {
        try {
            startParts();
            var end = call();
            trail.ended(end);
            tell(ended, end);
            farewell.say(end);
            return end;
        } finally {
            close();
        }
    }

    /** The process is being ended; the call ends with it. */
    void signalled(String signal) {
        mailbox.post(new Fact.Signalled(signal));
    }

    private void saw(Fact fact, State before, Step step) {
        journal.saw(fact, before, step);
        trail.at(step.state());
    }

    State state() {
        return loop.state();
    }

    private void startParts() {
        callbacks.start();
        if (commands != null) {
            commands.start();
        }
        if (heartbeats != null) {
            heartbeats.start();
        }
        if (writer != null) {
            writer.start();
        }
    }

    /** A broken assumption of the program ends the call, and is reported like any other end. */
    private End call() throws InterruptedException {
        try {
            return loop.run();
        } catch (RuntimeException e) {
            journal.note("broke", e.toString());
            return new End(EndReason.INTERNAL_ERROR, loop.state().status(), List.of(), e.toString());
        }
    }

    private void tell(Consumer<End> ended, End end) {
        try {
            ended.accept(end);
        } catch (RuntimeException e) {
            journal.note("broke", e.toString());
        }
    }

    private void act(Action action) {
        switch (action) {
            case Action.OpenPage() -> page.open(config.meetingUrl());
            case Action.OpenAgain(var why) -> page.openAgain(config.meetingUrl(), why);
            case Action.RaiseBrowser() -> page.raise(config.meetingUrl());
            case Action.Report report -> reports.report(report);
            case Action.Join() -> page.wish(p -> p.join(config.botName()), Fact.JoinTried::new);
            case Action.Consent() -> page.wish(MeetingPage::consent, Fact.ConsentTried::new);
            case Action.StayHere() -> page.wish(MeetingPage::stay, Fact.StayTried::new);
            case Action.Listen() -> {
                speech.start();
                ears.listen();
                page.wish(MeetingPage::listen, Fact.ListenTried::new);
            }
            case Action.Leave(var end, var patience) -> {
                speech.finish();
                page.leave(end, patience);
            }
            case Action.Reconfigure(var language, var task) -> speech.reconfigure(language, task);
            case Action.Finish _ -> {
                // run() goes on with the farewell as soon as the loop returns
            }
        }
    }

    private void close() {
        speech.close();
        callbacks.close();
        if (heartbeats != null) {
            heartbeats.close();
        }
        if (commands != null) {
            commands.close();
        }
        if (writer != null) {
            writer.close();
        }
        http.shutdownNow();
        trail.close();
    }

    private static Hello hello(BotConfig config) {
        return new Hello(
                config.connectionId(),
                config.language(),
                config.task(),
                null,
                false,
                config.platform(),
                config.token(),
                config.meetingId(),
                config.meetingUrl());
    }

    private final class Orders implements CommandListener {
        @Override
        public boolean leave(String by) {
            return mailbox.post(new Fact.LeaveWanted(by));
        }

        @Override
        public void reconfigure(@Nullable Integer version, @Nullable String language, String task) {
            mailbox.post(new Fact.ReconfigureWanted(language, task));
        }

        @Override
        public void joinMoved(@Nullable Instant at) {
            mailbox.post(new Fact.JoinMoved(at));
        }

        @Override
        public void endMoved(@Nullable Instant at) {
            mailbox.post(new Fact.EndMoved(at));
        }

        @Override
        public void stored(int number) {
            if (writer != null) {
                writer.stored(number);
            }
        }

        @Override
        public void noted(String what, String detail) {
            journal.note(what, detail);
        }
    }
}
