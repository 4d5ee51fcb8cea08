package com.vomeet.bot;

import com.vomeet.bot.call.End;
import com.vomeet.bot.control.TerminationMessageFile;
import com.vomeet.bot.page.BadCueSheet;
import com.vomeet.bot.recorder.FlightRecorder;
import com.vomeet.bot.recorder.JsonLog;
import com.vomeet.bot.recorder.LogLevel;
import com.vomeet.bot.recorder.Redactor;
import com.vomeet.contract.EndReason;
import com.vomeet.contract.Settings;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.bot.BotConfigReader;
import com.vomeet.contract.bot.FieldProblem;
import com.vomeet.contract.control.TerminationMessage;
import com.vomeet.trace.TraceSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bot program: reads its environment, goes into the meeting, ends with an exit code that says how it went. */
public final class Main {
    private static final int WRONG_CONFIGURATION = 2;

    private final Map<String, String> environment;
    private final BiFunction<BotConfig, BotSettings, MeetingPages> pages;
    private final Signals signals = new Signals();

    Main(Map<String, String> environment, BiFunction<BotConfig, BotSettings, MeetingPages> pages) {
        this.environment = environment;
        this.pages = pages;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        JsonLog.prepare();
        System.exit(new Main(System.getenv(), Pages::of).run());
    }

    /** @return the exit code */
    int run() throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(signals, "signals"));
        var code = 1;
        try {
            code = read();
            return code;
        } finally {
            signals.over(code);
        }
    }

    private int read() throws IOException, InterruptedException {
        var problems = new ArrayList<FieldProblem>();
        var config = BotConfigReader.read(environment.get("BOT_CONFIG"), BotSettings.insteadOfConfig(environment));
        if (config instanceof BotConfigReader.Result.Invalid(var wrong)) {
            problems.addAll(wrong);
        }
        var settings = BotSettings.read(environment);
        if (settings instanceof BotSettings.Result.Invalid(var wrong)) {
            problems.addAll(wrong);
        }
        if (isWithoutSpeechServer(config)) {
            problems.add(new FieldProblem("WHISPER_LIVE_URL", "is missing"));
        }
        var others = new Settings(environment);
        var traces = Trail.read(others);
        problems.addAll(others.problems());
        if (problems.isEmpty()
                && config instanceof BotConfigReader.Result.Valid(var validConfig)
                && settings instanceof BotSettings.Result.Valid(var validSettings)) {
            try {
                return run(validConfig, validSettings, pages.apply(validConfig, validSettings), traces);
            } catch (BadCueSheet e) {
                problems.add(new FieldProblem("PLATFORM_CUES_DIR", String.valueOf(e.getMessage())));
            }
        }
        return refuse(problems);
    }

    /** Of a configuration that is wrong nobody knows whether it names one. */
    private boolean isWithoutSpeechServer(BotConfigReader.Result config) {
        return BotSettings.namesNoSpeechServer(environment)
                && switch (config) {
                    case BotConfigReader.Result.Valid(var valid) -> valid.whisperLiveUrl() == null;
                    case BotConfigReader.Result.Invalid _ ->
                        environment.getOrDefault("BOT_CONFIG", "").isBlank();
                };
    }

    private int refuse(List<FieldProblem> problems) {
        JsonLog.start(System.err, LogLevel.INFO, null, null, Redactor.of());
        var log = LoggerFactory.getLogger(Main.class);
        var words = problems.stream().map(FieldProblem::toString).collect(Collectors.joining("; "));
        log.error("the configuration is wrong: {}", words);
        lastWord(
                new TerminationMessage(EndReason.INVALID_CONFIG, WRONG_CONFIGURATION, null, words),
                new TerminationMessageFile(BotSettings.terminationMessage(environment)),
                log);
        return WRONG_CONFIGURATION;
    }

    private int run(BotConfig config, BotSettings settings, MeetingPages made, TraceSettings traces)
            throws IOException, InterruptedException {
        var redactor = Redactor.of(config.token(), config.callbackSecret(), config.redisUrl());
        JsonLog.start(System.err, settings.logLevel(), config.meetingId(), config.connectionId(), redactor);
        var log = LoggerFactory.getLogger(Main.class);
        for (var name : settings.unknown()) {
            log.warn("the environment variable {} is not known and has no effect", name);
        }
        var folder = DataFolder.open(settings.dataDir());
        var file = new TerminationMessageFile(settings.terminationMessage());
        Consumer<End> ended = end -> {
            signals.ended(end.exitCode());
            var message = redactor.clean(end.message());
            lastWord(new TerminationMessage(end.reason(), end.exitCode(), end.stage(), message), file, log);
            log.info("ended: {} ({})", end.reason().wire(), end.message());
        };
        var speech = settings.speechServer(config).orElseThrow();
        var http = OutgoingHttp.client(settings.authorities());
        try (var tracing = Trail.open(traces, config, log::warn)) {
            var end = call(folder, redactor, ended, recorder -> new Bot(config, speech, http, made, recorder, tracing));
            if (end.exitCode() == 0) {
                folder.removeIfTemporary();
            }
            return end.exitCode();
        }
    }

    private End call(DataFolder folder, Redactor redactor, Consumer<End> ended, Function<FlightRecorder, Bot> made)
            throws InterruptedException {
        try (var recorder = new FlightRecorder(folder.path(), new SteadyClock(), redactor)) {
            var bot = made.apply(recorder);
            signals.follow(bot::signalled);
            return bot.run(ended);
        }
    }

    private static void lastWord(TerminationMessage message, TerminationMessageFile file, Logger log) {
        var hindrance = file.write(message);
        if (!hindrance.isEmpty()) {
            log.warn(hindrance);
        }
    }
}
