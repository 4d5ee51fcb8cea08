package com.vomeet.e2e.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.house.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The images that {@code ./vomeet image} makes, run without any engine as a restricted pod runs them. */
@Tag("cluster")
final class ImagesIT {
    private static final int LARGEST_BOT_MEGABYTES = 700;

    @TempDir
    private static Path folder;

    private Path unpacked(String name) throws Exception {
        var place = folder.resolve(name);
        return Files.exists(place) ? place.resolve("root") : Archive.of(name).unpack(Files.createDirectory(place));
    }

    private Box start(String name, Map<String, String> environment) throws Exception {
        var shared = Files.createTempDirectory(folder, "shared");
        Archive.run(List.of("chmod", "777", shared.toString()));
        return Box.start(Archive.of(name), unpacked(name), shared, environment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bot", "manager", "speech", "lab"})
    void anImageSaysWhatItIsAndRunsAsNobodySpecial(String name) throws Exception {
        var image = Archive.of(name);
        var pom = Pattern.compile("<version>(.*?)</version>").matcher(Tree.text(Tree.ROOT.resolve("pom.xml")));
        assertThat(pom.find()).isTrue();
        var title = "vomeet-" + name.replace("manager", "bot-manager");
        assertThat(image.tags()).containsExactly("ghcr.io/voltade/" + title + ":test");
        assertThat(image.label("title")).isEqualTo(title);
        assertThat(image.label("version")).isEqualTo(pom.group(1));
        assertThat(image.label("revision"))
                .isEqualTo(Archive.run(List.of("git", "-C", Tree.ROOT.toString(), "rev-parse", "HEAD"))
                        .strip());
        assertThat(image.label("source")).startsWith("https://");
        assertThat(image.label("licenses")).isEqualTo("Apache-2.0");
        assertThat(image.config().path("User").asString("")).isEqualTo("10001:10001");
        assertThat(image.entryPoint()).startsWith("tini", "--");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bot", "manager", "speech", "lab"})
    void theListOfContentsNamesPackagesAndJarsWithTheirVersions(String name) {
        assertThat(Archive.of(name).contents())
                .anyMatch(line -> line.matches("package tini \\S+ \\S+"))
                .anyMatch(line -> line.matches("package libc6 \\S+ \\S+"))
                .anyMatch(line -> line.matches("jar contract-.*\\.jar"))
                .noneMatch(line -> line.matches("package (chromium|chromium-driver) .*"));
    }

    @Test
    void theBotIsNoLargerThanItHasToBe() throws Exception {
        assertThat(Archive.megabytes(unpacked("bot"))).isLessThanOrEqualTo(LARGEST_BOT_MEGABYTES);
    }

    @Test
    void aBotWithoutItsConfigurationSaysSoAndEnds() throws Exception {
        try (var bot = start("bot", Map.of())) {
            assertThat(bot.awaitExit()).as(bot.log()).isEqualTo(2);
            assertThat(bot.log()).contains("BOT_CONFIG: is missing", "WHISPER_LIVE_URL: is missing");
        }
    }

    @Test
    void aManagerWithoutItsSettingsNamesThemAll() throws Exception {
        try (var manager = start("manager", Map.of())) {
            assertThat(manager.awaitExit()).as(manager.log()).isEqualTo(2);
            assertThat(manager.log()).contains("DATABASE_URL: is missing", "REDIS_URL: is missing");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"speech", "lab"})
    void aServerListensUntilItIsTerminated(String name) throws Exception {
        try (var server = start(name, Map.of("PORT", "0"))) {
            server.awaitLine("listening at");
            assertThat(server.users()).allMatch(user -> user.equals("10001") || user.equals("?"));
            server.terminate();
            assertThat(server.awaitExit()).as(server.log()).isEqualTo(143);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"speech", "lab"})
    void whatIsWrongWithItsSettingsIsAllNamed(String name) throws Exception {
        try (var server = start(name, Map.of("PORT", "none", "LAB_UDP_PORT", "x", "SPEECH_CORES", "x"))) {
            assertThat(server.awaitExit()).as(server.log()).isEqualTo(2);
            assertThat(server.log())
                    .contains("PORT: must be", (name.equals("lab") ? "LAB_UDP_PORT" : "SPEECH_CORES") + ": must be");
        }
    }
}
