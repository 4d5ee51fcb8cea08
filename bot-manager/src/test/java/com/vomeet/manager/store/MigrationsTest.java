package com.vomeet.manager.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** While a release replaces another, the one before reads and writes what the new one has migrated: so migrations only add. */
final class MigrationsTest {
    private static final List<Pattern> TAKES_AWAY = List.of(
            Pattern.compile("\\bdrop\\s+(table|column|schema|type)\\b"),
            Pattern.compile("\\brename\\b"),
            Pattern.compile("\\balter\\s+column\\s+\\S+\\s+(set\\s+data\\s+)?type\\b"),
            Pattern.compile("\\bset\\s+not\\s+null\\b"),
            Pattern.compile("\\balter\\s+column\\s+\\S+\\s+drop\\s+default\\b"),
            Pattern.compile("\\btruncate\\b"));

    /** A column that the release before does not know must not want a value of it. */
    private static final Pattern WANTS_A_VALUE = Pattern.compile(
            "\\badd\\s+column\\s+(if\\s+not\\s+exists\\s+)?(?![^,;]*\\bdefault\\b)[^,;]*\\bnot\\s+null\\b");

    static List<Path> files() throws URISyntaxException, IOException {
        var folder = Path.of(Objects.requireNonNull(MigrationsTest.class.getResource("/db/migration"))
                .toURI());
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static boolean onlyAdds(String sql) {
        var text = sql.replaceAll("--[^\\n]*", "").toLowerCase(Locale.ROOT);
        return TAKES_AWAY.stream().noneMatch(form -> form.matcher(text).find())
                && !WANTS_A_VALUE.matcher(text).find();
    }

    @ParameterizedTest
    @MethodSource("files")
    void theReleaseBeforeCanWorkWithIt(Path migration) {
        assertThat(onlyAdds(read(migration)))
                .as(migration.getFileName().toString())
                .isTrue();
    }

    @Test
    void noNumberIsUsedTwice() throws Exception {
        assertThat(files())
                .extracting(file -> file.getFileName().toString().replaceFirst("__.*", ""))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter table a add column b integer | true",
                "alter table a add column b integer not null default 0, add column c text | true",
                "-- drop table a; | true",
                "alter table a add column b integer not null | false",
                "alter table a add column c text default 'x', add column b integer not null | false",
                "alter table a drop column b | false",
                "alter table a rename to b | false",
                "alter table a alter column b type bigint | false",
                "alter table a alter column b set not null | false"
            })
    void whatTakesSomethingAwayIsSeen(String sql, boolean onlyAdds) {
        assertThat(onlyAdds(sql)).isEqualTo(onlyAdds);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
