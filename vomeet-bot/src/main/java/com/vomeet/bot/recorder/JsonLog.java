package com.vomeet.bot.recorder;

import com.vomeet.contract.Json;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Log lines as JSON, each with the meeting's and the connection's id, on standard error. */
public final class JsonLog {
    private JsonLog() {}

    /** Must be the first thing that a program does with logging. */
    public static void prepare() {
        System.setProperty("java.util.logging.manager", Lasting.class.getName());
    }

    /** @param meetingId null while the configuration has not been read */
    public static void start(
            PrintStream out,
            LogLevel level,
            @Nullable Long meetingId,
            @Nullable String connectionId,
            Redactor redactor) {
        var root = Logger.getLogger("");
        for (var handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(new Lines(out, new JsonLines(meetingId, connectionId, redactor)));
        root.setLevel(level.level());
    }

    /** The platform's own manager takes the handlers away when the JVM begins to end, which is when a bot has most to say. */
    public static final class Lasting extends LogManager {
        @Override
        public void reset() {
            // the handlers stay until the process ends
        }
    }

    private static final class Lines extends Handler {
        private final PrintStream out;

        Lines(PrintStream out, Formatter formatter) {
            this.out = out;
            setFormatter(formatter);
        }

        @Override
        public void publish(LogRecord entry) {
            if (isLoggable(entry)) {
                out.print(getFormatter().format(entry));
                out.flush();
            }
        }

        @Override
        public void flush() {
            out.flush();
        }

        @Override
        public void close() {}
    }

    /** One line for each record. */
    static final class JsonLines extends Formatter {
        private final @Nullable Long meetingId;
        private final @Nullable String connectionId;
        private final Redactor redactor;

        JsonLines(@Nullable Long meetingId, @Nullable String connectionId, Redactor redactor) {
            this.meetingId = meetingId;
            this.connectionId = connectionId;
            this.redactor = redactor;
        }

        private record Line(
                Instant time,
                String level,
                String logger,
                String message,
                @Nullable Long meetingId,
                @Nullable String connectionId,
                @Nullable String error) {}

        @Override
        public String format(LogRecord entry) {
            var thrown = entry.getThrown();
            return Json.write(new Line(
                            entry.getInstant(),
                            LogLevel.of(entry.getLevel()).wire(),
                            String.valueOf(entry.getLoggerName()),
                            redactor.clean(formatMessage(entry)),
                            meetingId,
                            connectionId,
                            thrown == null ? null : redactor.clean(trace(thrown))))
                    + "\n";
        }

        private static String trace(Throwable thrown) {
            var text = new StringWriter();
            thrown.printStackTrace(new PrintWriter(text, true));
            return text.toString();
        }
    }
}
