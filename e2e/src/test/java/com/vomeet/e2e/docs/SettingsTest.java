package com.vomeet.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.SettingRow;
import com.vomeet.e2e.house.Tree;
import com.vomeet.lab.LabConfig;
import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.speech.SpeechConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Settings and end reasons: what the code knows is written down, and what is written down is known to the code. */
final class SettingsTest {
    /** Words with an underscore in the signs for code; so are a few constants, which are in the code as well. */
    private static final Pattern WRITTEN = Pattern.compile("`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`");

    private static final List<Pattern> READ = List.of(
            Pattern.compile("getenv\\(\"([A-Z_]+)\"\\)"),
            // Names, not the titles of the groups that they are in.
            Pattern.compile("settings\\s*\\.(?!group\\()\\w+\\(\\s*\"([A-Z_]*[A-Z])\""),
            Pattern.compile("environment\\s*\\.get\\w*\\(\"([A-Z_]+)\""),
            Pattern.compile("(?:environment, |folder\\(|variable\\()\"([A-Z_]+)\""),
            Pattern.compile("\\$\\{?((?:VOMEET|XDG)_[A-Z_]+)"));

    /** The system's own. */
    private static final List<String> EVERYWHERE = List.of("PATH", "HOME");

    @Test
    void everySettingThatIsReadIsWrittenDown() {
        var text = Documents.all().stream().map(Tree::text).collect(Collectors.joining("\n"));
        var read = programs().stream()
                .map(Tree::text)
                .flatMap(source ->
                        READ.stream().flatMap(form -> form.matcher(source).results()))
                .map(found -> found.group(1))
                .filter(name -> !EVERYWHERE.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(read).contains("BOT_CONFIG", "SIGNING_KEY", "VOMEET_DATA", "FLEET_KEEP_ENDED_MS");
        assertThat(read).allSatisfy(name -> assertThat(text).contains("`" + name + "`"));
    }

    @Test
    void everySettingThatIsWrittenDownIsRead() {
        var sources = programs().stream().map(Tree::text).collect(Collectors.joining("\n"));
        assertThat(Documents.all())
                .allSatisfy(document -> assertThat(
                                WRITTEN.matcher(Tree.text(document)).results().map(found -> found.group(1)))
                        .allSatisfy(name -> assertThat(Pattern.compile("\\b" + name + "\\b")
                                        .matcher(sources)
                                        .find())
                                .as(name)
                                .isTrue()));
    }

    /** What the tables have to be is left in target/settings.md, to be copied. */
    @Test
    void theTablesOfTheManagersSettingsAreWhatItsCodeSays() throws IOException {
        var tables = ManagerConfig.all().stream()
                .collect(Collectors.groupingBy(SettingRow::group, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> table(group.getKey(), group.getValue()))
                .toList();
        Files.writeString(Path.of("target", "settings.md"), String.join("\n", tables));
        var document = Documents.text("docs/operate.md");
        assertThat(tables).allSatisfy(table -> assertThat(document).contains(table));
    }

    @Test
    void theTablesOfSpeechServerAndLabAreWhatTheirCodeSays() throws IOException {
        var speech = table(SpeechConfig.settings());
        var lab = table(LabConfig.settings());
        Files.writeString(Path.of("target", "settings-of-others.md"), speech + "\n" + lab);
        assertThat(Documents.text("docs/operate.md")).contains(speech);
        assertThat(Documents.text("docs/lab.md")).contains(lab);
    }

    @Test
    void everySettingIsExplainedWhereItIsRead() {
        assertThat(Stream.of(ManagerConfig.all(), SpeechConfig.settings(), LabConfig.settings())
                        .flatMap(List::stream))
                .allSatisfy(row -> assertThat(row.meaning()).as(row.name()).isNotEmpty());
    }

    private static String table(String group, List<SettingRow> rows) {
        return "**" + group + "**\n\n" + table(rows);
    }

    private static String table(List<SettingRow> rows) {
        return "| variable | meaning | values | when not set |\n| --- | --- | --- | --- |\n"
                + rows.stream().map(row -> row.markdown() + "\n").collect(Collectors.joining());
    }

    @Test
    void everyEndReasonIsExplainedUnderItsStatus() {
        var section = Documents.section("docs/operate.md", "Why a meeting ended, and what to do");
        var failures = section.indexOf("These failed");
        assertThat(EndReason.values()).allSatisfy(reason -> {
            var row = section.indexOf("\n| `" + reason.wire() + "` | ");
            assertThat(row).as(reason.wire()).isPositive();
            assertThat(row > failures).as(reason.wire()).isEqualTo(reason.status() == MeetingStatus.FAILED);
        });
    }

    @Test
    void noReasonIsExplainedThatThereIsNot() {
        var section = Documents.section("docs/operate.md", "Why a meeting ended, and what to do");
        var explained = Pattern.compile("(?m)^\\| `([a-z_]+)`").matcher(section).results();
        assertThat(explained.map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(EndReason.values()).map(EndReason::wire).toList());
    }

    @Test
    void everyStatusIsNamedInTheApi() {
        assertThat(MeetingStatus.values())
                .allSatisfy(status -> assertThat(Documents.text("docs/api.md")).contains("`" + status.wire() + "`"));
    }

    private static List<Path> programs() {
        var java = Stream.of("bot-manager", "vomeet-bot", "cli", "lab", "speech", "bench", "contract", "parts", "trace")
                .flatMap(module -> Tree.files(Tree.ROOT.resolve(module).resolve("src/main"), ".java").stream());
        var shell = Stream.of("launcher", ".mvn", ".ci", "deploy", ".github", "compose")
                .flatMap(folder -> Tree.files(Tree.ROOT.resolve(folder), "").stream());
        return Stream.of(java, shell, Stream.of(Tree.ROOT.resolve("vomeet"), Tree.ROOT.resolve("compose.yaml")))
                .flatMap(files -> files)
                .toList();
    }
}
