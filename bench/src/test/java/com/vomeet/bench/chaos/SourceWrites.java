package com.vomeet.bench.chaos;

import com.vomeet.manager.orchestrator.Orchestrator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a manager can write: verb and table, command of Redis, call of the orchestrator. Read from its sources, so that what no run comes
 * to is known too.
 */
final class SourceWrites {
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

    /** @param main of the manager's sources */
    static Set<String> of(Path main) {
        var tables = TABLE.matcher(all(main.resolve("resources/db/migration"), ".sql"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        var writes = new TreeSet<String>();
        for (var source : files(main.resolve("java"), ".java")) {
            var text = COMMENT.matcher(read(source)).replaceAll("");
            writes.addAll(statements(text, tables));
            if (text.contains("import redis.clients.jedis")) {
                writes.addAll(commands(text));
            }
        }
        Arrays.stream(Orchestrator.class.getDeclaredMethods())
                .map(Method::getName)
                .filter(name -> !LOOKS.contains(name) && !name.contains("$"))
                .forEach(name -> writes.add("orchestrator " + name));
        return writes;
    }

    /** @param tables all there are; what is written to something else is prose */
    static Set<String> statements(String text, Set<String> tables) {
        return STATEMENT
                .matcher(text)
                .results()
                .filter(found ->
                        tables.contains(found.group(2)) || found.group(2).startsWith("<"))
                .map(found -> found.group(1).replaceAll("\\s+", " ") + " " + found.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> commands(String text) {
        return COMMAND.matcher(text)
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .filter(name -> !READS.contains(name))
                .map(name -> "redis " + (name.startsWith("xgroup") ? "xgroup" : name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same of points that were passed. */
    static Set<String> ofPoints(Set<String> points) {
        return points.stream()
                .map(point -> point.replaceFirst("^(before|after) ", ""))
                .filter(point -> !point.startsWith("postgres commit "))
                .flatMap(point -> Arrays.stream(point.replaceFirst("^postgres (inside )?", "")
                        .replaceFirst(" [0-9a-f]{4}$", "")
                        .split(", ", -1)))
                .collect(Collectors.toCollection(TreeSet::new));
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
