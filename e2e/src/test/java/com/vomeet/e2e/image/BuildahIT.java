package com.vomeet.e2e.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.house.Tree;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same Dockerfile by an engine that runs all of it. The smallest image has to do: each of the others takes minutes. */
@Tag("cluster")
final class BuildahIT {
    /** As much of a checkout as an image without a program of ours needs. */
    private static final List<String> PARTS = List.of("launcher", "vomeet", "pom.xml", ".mvn", "mvnw");

    @TempDir
    private Path checkout;

    @Test
    void anImageSaysOfItselfWhatItSaysWithoutAnEngine() throws Exception {
        for (var part : PARTS) {
            Archive.run(List.of("cp", "-r", Tree.ROOT.resolve(part).toString(), checkout.toString()));
        }
        Archive.run(List.of(checkout.resolve("vomeet").toString(), "image", "--engine", "buildah", "redis"));
        var made = new Archive("redis", checkout.resolve("target/images/redis.tar"));
        var other = Archive.of("redis");
        assertThat(made.tags()).isEqualTo(other.tags());
        assertThat(made.entryPoint()).isEqualTo(other.entryPoint());
        assertThat(made.environment()).isEqualTo(other.environment());
        assertThat(made.config().path("User")).isEqualTo(other.config().path("User"));
        assertThat(made.contents()).anyMatch(line -> line.startsWith("package redis-server 5:7."));
    }
}
