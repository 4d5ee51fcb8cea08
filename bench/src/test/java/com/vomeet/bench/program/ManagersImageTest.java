package com.vomeet.bench.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManagersImageTest {
    @TempDir
    private Path root;

    @Test
    void itsProgramIsStartedWithTheOptionsJarsAndAotCacheOfTheImage() throws IOException {
        var staged = Files.createDirectories(root.resolve("bot-manager/core/staged"));
        Files.writeString(staged.resolve("java.args"), """
                -XX:MaxRAMPercentage=35
                -XX:AOTCache=/app/app.aot
                -cp
                /app/lib/manager.jar:/app/lib/other.jar
                com.vomeet.manager.Main
                """);

        assertThat(ManagersImage.of(root).command(List.of("-XX:MaxRAM=768m")))
                .containsExactly(
                        staged + "/runtime/bin/java",
                        "-XX:MaxRAM=768m",
                        "-XX:MaxRAMPercentage=35",
                        "-XX:AOTCache=" + staged + "/app.aot",
                        "-cp",
                        staged + "/lib/manager.jar:" + staged + "/lib/other.jar",
                        "com.vomeet.manager.Main");
    }

    @Test
    void whoeverHasStagedNothingIsToldWhatDoesIt() {
        assertThatThrownBy(() -> ManagersImage.of(root).command(List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("./mvnw package");
    }
}
