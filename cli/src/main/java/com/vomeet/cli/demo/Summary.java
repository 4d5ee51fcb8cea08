package com.vomeet.cli.demo;

import com.vomeet.cli.client.TranscriptView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The summary as text: the way of the meeting, what was said beside what was understood, the figures. */
final class Summary {
    private static final Duration SLACK = Duration.ofMillis(700);

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Summary() {}

    static List<String> render(DemoResult result, List<TranscriptView.Line> lines, List<Said> truth) {
        var out = new ArrayList<String>();
        out.add("");
        out.add("The way of the meeting");
        var t = result.timeline();
        var last = t.requested();
        out.add(row("requested", t.requested(), null));
        last = step(out, "joining", t.joining(), last);
        last = step(out, "in the lobby", t.awaitingAdmission(), last);
        last = step(out, "in the call", t.active(), last);
        last = step(out, "first text", t.firstText(), last);
        step(out, result.meeting().status() + ", " + result.meeting().completionReason(), t.completed(), last);
        out.add("");
        out.add("Said, and understood");
        truth.forEach(said -> pair(out, said, lines));
        out.add("");
        out.add(String.format(
                Locale.ROOT,
                "Word error rate %.3f; the same engine fed with the files %.3f",
                result.wer(),
                result.werDirect()));
        var names = result.names();
        out.add(String.format(
                Locale.ROOT,
                "Names: %d words right, %d wrong, %d without a name",
                names.right(),
                names.wrong(),
                names.unnamed()));
        var bot = result.bot();
        out.add(String.format(
                Locale.ROOT,
                "The bot: %.2f cores, %.0f MB (of it %.0f MB Java, the rest is the browser)",
                bot.cpuCores(),
                bot.totalPssMb(),
                bot.jvmPssMb()));
        result.problems().forEach(problem -> out.add("✗ " + problem));
        out.add(result.ok() ? "✓ The meeting went as expected." : "✗ The meeting did not go as expected.");
        return out;
    }

    private static Instant step(List<String> out, String what, @Nullable Instant when, Instant last) {
        if (when == null) {
            out.add(String.format(Locale.ROOT, "  %-24s never", what));
            return last;
        }
        out.add(row(what, when, Duration.between(last, when)));
        return when;
    }

    private static String row(String what, Instant when, @Nullable Duration since) {
        var after = since == null ? "" : String.format(Locale.ROOT, "  + %.1f s", since.toMillis() / 1000.0);
        return String.format(Locale.ROOT, "  %-24s %s%s", what, CLOCK.format(when), after);
    }

    private static void pair(List<String> out, Said said, List<TranscriptView.Line> lines) {
        out.add("  " + said.person() + " said:  " + said.text());
        lines.stream()
                .filter(line -> line.start().isBefore(said.to().plus(SLACK))
                        && line.end().isAfter(said.from().minus(SLACK))
                        && middle(line).isAfter(said.from().minus(SLACK))
                        && middle(line).isBefore(said.to().plus(SLACK)))
                .forEach(line ->
                        out.add("    " + (line.speaker() == null ? "?" : line.speaker()) + ":  " + line.text()));
    }

    private static Instant middle(TranscriptView.Line line) {
        return line.start().plus(Duration.between(line.start(), line.end()).dividedBy(2));
    }
}
