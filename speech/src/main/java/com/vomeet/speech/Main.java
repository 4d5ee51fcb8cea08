package com.vomeet.speech;

import com.vomeet.contract.Settings;
import com.vomeet.speech.engine.EngineUnavailableException;
import com.vomeet.speech.engine.PocketSphinxEngine;
import com.vomeet.trace.TraceSettings;
import com.vomeet.trace.Tracing;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The speech server as a program of its own, set up by environment variables. */
public final class Main {
    private static final int CANNOT_RUN = 1;
    private static final int WRONG_CONFIGURATION = 2;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "speech-logback.xml");
        }
        var log = LoggerFactory.getLogger(Main.class);
        var settings = new Settings(System.getenv());
        var config = SpeechEnvironment.read(settings);
        var traces = TraceSettings.read(settings, "speech");
        settings.unknown("SPEECH_", "OTEL_").forEach(name -> log.warn("{} is not a setting of this program", name));
        if (!settings.problems().isEmpty()) {
            settings.problems().forEach(problem -> log.error("{}", problem));
            System.exit(WRONG_CONFIGURATION);
        }
        if (run(config, traces, log)) {
            new CountDownLatch(1).await();
        }
        System.exit(CANNOT_RUN);
    }

    private static boolean run(SpeechConfig config, TraceSettings traces, Logger log) {
        try {
            var engine = PocketSphinxEngine.load();
            var tracing = Tracing.open(traces, log::warn);
            var server = SpeechServer.start(config, engine, tracing);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                tracing.close();
            }));
            log.info(
                    "listening at {}, room for {} sessions ({} by memory)",
                    server.url(),
                    config.sessions(),
                    config.room());
            return true;
        } catch (EngineUnavailableException e) {
            log.error("{}", e.getMessage());
            return false;
        }
    }
}
