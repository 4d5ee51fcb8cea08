package com.vomeet.cli.demo;

import com.vomeet.cli.client.TranscriptView;
import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the person at the terminal sees: news with the seconds since the start, and lines of text. On a real terminal the line that is
 * still being said is shown and overwritten; elsewhere only what is final is printed. Thread-safe.
 */
public final class Screen {
    private static final String[] COLOURS = {"36", "33", "35", "32", "34", "31"};
    private final PrintStream out;
    private final InstantSource clock;
    private final boolean terminal;
    private final Instant start;
    private final Map<String, String> colours = new HashMap<>();
    private final Map<Instant, String> printed = new LinkedHashMap<>();
    private boolean tailShown;

    public Screen(PrintStream out, InstantSource clock, boolean terminal) {
        this.out = out;
        this.clock = clock;
        this.terminal = terminal;
        this.start = clock.instant();
    }

    /** Whether standard output is a terminal, where lines can be overwritten. */
    public static boolean onTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    /** One thing that happened. */
    public synchronized void news(String what) {
        clearTail();
        out.println(stamp() + "  " + what);
    }

    public synchronized void plain(String line) {
        clearTail();
        out.println(line);
    }

    public synchronized void line(TranscriptView.Line line) {
        if (!line.completed()) {
            showTail(line);
            return;
        }
        var text = name(line.speaker()) + "  " + line.text();
        if (text.equals(printed.put(line.start(), text))) {
            return;
        }
        clearTail();
        out.println(stamp() + "  " + text);
    }

    private void showTail(TranscriptView.Line line) {
        if (!terminal || line.text().isBlank()) {
            return;
        }
        clearTail();
        var text = line.text();
        out.print("\033[2m         … " + text.substring(Math.max(0, text.length() - 90)) + "\033[0m\r");
        out.flush();
        tailShown = true;
    }

    private void clearTail() {
        if (tailShown) {
            out.print("\033[2K\r");
            tailShown = false;
        }
    }

    private String name(@Nullable String speaker) {
        var shown = speaker == null ? "(not certain)" : speaker;
        var padded = String.format(Locale.ROOT, "%-13s", shown);
        if (!terminal || speaker == null) {
            return padded;
        }
        var colour = colours.computeIfAbsent(speaker, _ -> COLOURS[colours.size() % COLOURS.length]);
        return "\033[1;" + colour + "m" + padded + "\033[0m";
    }

    private String stamp() {
        var since = Duration.between(start, clock.instant());
        return String.format(Locale.ROOT, "%6.1f s", since.toMillis() / 1000.0);
    }
}
