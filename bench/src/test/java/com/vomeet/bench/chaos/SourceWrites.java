package com.vomeet.bench.chaos;

import com.vomeet.manager.fail.PostgresPoints;
import com.vomeet.manager.orchestrator.Orchestrator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a manager can write, statement by statement: each in SQL by its mark, each command of Redis, each call of the orchestrator. Read
 * from its sources, so that what no run comes to is known too.
 */
final class SourceWrites {
    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"\\n(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern MARKED = Pattern.compile(" ([0-9a-f]{4})$");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern TABLE = Pattern.compile("(?i)create table (?:if not exists )?([a-z_]+)");
    private static final Pattern STATEMENT =
            Pattern.compile("\\b(insert\\s+into|delete\\s+from|(?<!for |key |do )update)\\s+([a-z_]+|<[a-z_]+>)");
    private static final Pattern COMMAND =
            Pattern.compile("\\b(?:redis\\s*\\.client\\(\\)|redis|pipeline)\\s*\\.([a-z]\\w+)\\(");

    /** Of the words of a client of Redis, and of how it is used. */
    private static final Set<String> READS = Set.of(
            "client",
            "close",
            "connection",
            "get",
            "ping",
            "pipelined",
            "sync",
            "xinfoconsumers2",
            "xinfogroups",
            "xlen",
            "xpending",
            "xrange");

    private static final Set<String> LOOKS = Set.of("list", "find", "watch", "close");

    private SourceWrites() {}

    /**
     * What is written, by what {@link #ofPoints} makes of its points.
     *
     * @param main of the manager's sources
     */
    static Map<String, String> of(Path main) {
        var tables = TABLE.matcher(all(main.resolve("resources/db/migration"), ".sql"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        var writes = new TreeMap<String, String>();
        for (var source : files(main.resolve("java"), ".java")) {
            var text = COMMENT.matcher(read(source)).replaceAll("");
            statements(text, tables).forEach((mark, words) -> {
                if (writes.put(mark, words + " in " + source.getFileName()) != null) {
                    throw new IllegalStateException("a statement begins like another one: " + writes.get(mark));
                }
            });
            if (text.contains("import redis.clients.jedis")) {
                commands(text).forEach(command -> writes.put(command, command));
            }
        }
        Arrays.stream(Orchestrator.class.getDeclaredMethods())
                .map(Method::getName)
                .filter(name -> !LOOKS.contains(name) && !name.contains("$"))
                .map("orchestrator "::concat)
                .forEach(call -> writes.put(call, call));
        return writes;
    }

    /**
     * Verbs and tables of each statement, by its mark.
     *
     * @param tables all there are; what is written to something else is prose
     * @throws IllegalStateException when two statements have one mark: then nobody can tell which of them was come to
     */
    static Map<String, String> statements(String text, Set<String> tables) {
        var marked = new TreeMap<String, String>();
        LITERAL.matcher(text).results().forEach(found -> {
            var literal = found.group(1) == null ? found.group(2) : found.group(1);
            var words = STATEMENT
                    .matcher(literal)
                    .results()
                    .filter(write ->
                            tables.contains(write.group(2)) || write.group(2).startsWith("<"))
                    .map(write -> write.group(1).replaceAll("\\s+", " ") + " " + write.group(2))
                    .distinct()
                    .collect(Collectors.joining(", "));
            if (!words.isEmpty() && marked.put(PostgresPoints.mark(literal), words) != null) {
                throw new IllegalStateException("two statements begin alike: " + literal);
            }
        });
        return marked;
    }

    static Set<String> commands(String text) {
        return COMMAND.matcher(text)
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .filter(name -> !READS.contains(name))
                .map(name -> "redis " + name.replaceFirst("^xgroup", "xgroup "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same of points that were passed: marks, commands and calls. */
    static Set<String> ofPoints(Set<String> points) {
        return points.stream()
                .map(point -> point.replaceFirst("^(before|after) ", ""))
                .map(SourceWrites::ofPoint)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String ofPoint(String write) {
        if (write.startsWith("redis ")) {
            var words = write.split(" ", -1);
            return "redis " + words[1] + (words[1].equals("xgroup") ? " " + words[2] : "");
        }
        var mark = MARKED.matcher(write);
        return mark.find() ? mark.group(1) : write;
    }

    private static String all(Path folder, String ending) {
        return files(folder, ending).stream().map(SourceWrites::read).collect(Collectors.joining("\n"));
    }

    private static Set<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
