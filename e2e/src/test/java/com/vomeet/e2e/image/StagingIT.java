package com.vomeet.e2e.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.house.Tree;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build does with a program of one class. */
@Tag("cluster")
final class StagingIT {
    @TempDir
    private static Path cache;

    @TempDir
    private Path module;

    private Path jar;

    private record Ended(int status, String said) {}

    @BeforeEach
    void write() throws Exception {
        var core = Files.createDirectories(module.resolve("core"));
        Files.createDirectories(module.resolve("target/lib"));
        Files.writeString(core.resolve("modules"), "# all it needs\njava.base\n");
        Files.writeString(core.resolve("jvm.options"), "# flags\n-XX:+UseSerialGC\n");
        Files.writeString(core.resolve("training.env"), "# until: ready\nWORD=ready\n");
        jar = module.resolve("target/small.jar");
        compile(
                "System.out.println(System.getenv(\"WORD\")); if (arguments.length == 0) new java.util.concurrent.CountDownLatch(1).await();");
    }

    private void compile(String body) throws Exception {
        compile(body, "");
    }

    private void compile(String body, String training) throws Exception {
        var source = module.resolve("Small.java");
        Files.writeString(
                source,
                "public class Small { public static void main(String[] arguments) throws Exception {" + body + "}}"
                        + "class Training { public static void main(String[] arguments) {" + training + "}}");
        var classes = module.resolve("classes").toString();
        tool("javac", "-d", classes, source.toString());
        tool("jar", "--create", "--file", jar.toString(), "--date", "2026-01-01T00:00:00Z", "-C", classes, ".");
    }

    private static void tool(String name, String... arguments) {
        var tool = ToolProvider.findFirst(name).orElseThrow();
        assertThat(tool.run(new PrintStream(System.err), System.err, arguments)).isZero();
    }

    private Ended stage() throws Exception {
        var script = Tree.ROOT.resolve("launcher/stage.sh").toString();
        var builder = new ProcessBuilder(List.of(script, module.toString(), jar.toString(), "Small"))
                .redirectErrorStream(true);
        builder.environment().put("VOMEET_CACHE", cache.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    private Path staged(String name) {
        return module.resolve("core/staged").resolve(name);
    }

    @Test
    void theProgramRunsWithItsCacheInAnyFolderAndNothingIsDoneTwice() throws Exception {
        assertThat(stage()).isEqualTo(new Ended(0, ""));
        var moved = Files.move(module.resolve("core/staged"), module.resolve("elsewhere"));
        var said = Archive.run(List.of(
                moved.resolve("runtime/bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:AOTMode=on",
                "-XX:AOTCache=" + moved.resolve("app.aot"),
                "-cp",
                moved.resolve("lib/small.jar").toString(),
                "Small",
                "once"));
        assertThat(said).isEqualTo("null\n");
        assertThat(Tree.text(moved.resolve("java.args")))
                .isEqualTo("-XX:+UseSerialGC\n-XX:AOTCache=/app/app.aot\n-cp\n/app/lib/small.jar\nSmall\n");

        Files.move(moved, module.resolve("core/staged"));
        var made = Files.getLastModifiedTime(staged("app.aot"));
        assertThat(stage()).isEqualTo(new Ended(0, ""));
        assertThat(Files.getLastModifiedTime(staged("app.aot"))).isEqualTo(made);
    }

    @Test
    void aJarOfAnotherContentIsAnotherFileWithACacheOfItsOwn() throws Exception {
        stage();
        var state = Tree.text(staged("state"));
        var time = Files.getLastModifiedTime(staged("lib/small.jar"));
        compile("System.out.println(\"ready\");");
        assertThat(stage()).isEqualTo(new Ended(0, ""));
        assertThat(Tree.text(staged("state"))).isNotEqualTo(state);
        assertThat(Files.getLastModifiedTime(staged("lib/small.jar"))).isNotEqualTo(time);
        assertThat(staged("app.aot")).isNotEmptyFile();
    }

    @Test
    void aTrainingOfItsOwnMayTakeThePlaceOfTheProgram() throws Exception {
        Files.writeString(module.resolve("core/training.env"), "# main: Training\n");
        compile("throw new IllegalStateException(\"the program itself\");", "System.out.println(\"trained\");");
        assertThat(stage()).isEqualTo(new Ended(0, ""));
        assertThat(staged("app.aot")).isNotEmptyFile();
        assertThat(Tree.text(staged("java.args"))).endsWith("\nSmall\n");
    }

    @Test
    void aProgramThatLeavesNoCacheFailsTheBuildWithWhatItSaid() throws Exception {
        Files.writeString(module.resolve("core/jvm.options"), "-XX:+NoSuchFlag\n");
        var ended = stage();
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.said()).contains("NoSuchFlag", "left no AOT cache");
        assertThat(staged("state")).doesNotExist();
    }
}
