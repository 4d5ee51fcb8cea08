package com.vomeet.manager.meeting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A table in a text file that a person can read: columns between bars, a headline, comments behind #. */
record Table(List<String> columns, List<List<String>> rows) {
    static Table read(String name) {
        try (var in = Table.class.getResourceAsStream("/meeting/" + name)) {
            if (in == null) {
                throw new IllegalStateException("there is no table " + name);
            }
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split("\\|", -1))
                            .map(String::strip)
                            .toList())
                    .toList();
            return new Table(lines.getFirst(), lines.subList(1, lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> column(int number) {
        return rows.stream().map(row -> row.get(number)).toList();
    }
}
