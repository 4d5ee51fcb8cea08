package com.vomeet.e2e.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.contract.Json;
import com.vomeet.e2e.cluster.TestImages;
import com.vomeet.e2e.guide.Guide;
import com.vomeet.e2e.guide.Progress;
import com.vomeet.e2e.guide.Terminal;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same Dockerfiles by an engine that runs all of them. */
@Tag("cluster")
final class BuildahIT {
    /** As much of a checkout as an image without a program of ours needs. */
    private static final List<String> PARTS = List.of("launcher", "vomeet", "pom.xml", ".mvn", "mvnw");

    private static final String BOT = "ghcr.io/voltade/vomeet-bot:staging";
    /**
     * As the launcher has it: rights that a container lacks are not needed, and packages come from where this machine gets its own. The
     * base comes from the registry, whether it is there already or not.
     */
    private static final String DOCKER = """
            #!/bin/bash
            [ "$1" = build ] && shift
            if grep -q '^VERSION_CODENAME=bookworm' /etc/os-release; then set -- -v /etc/apt:/etc/apt:ro "$@"; fi
            exec buildah --storage-driver vfs bud -q --pull=always --isolation chroot --format docker "$@"
            """;

    /** Its user, the state of its packages, what their coming has left, and its program, which misses its configuration. */
    private static final String LOOK_AROUND = """
            id vomeet
            grep -v '^#' /usr/share/vomeet/packages | xargs dpkg-query -W -f '${Status}\\n' | sort -u
            find /var/lib/apt/lists /var/cache/apt -type f | sed 's/^/left: /'
            /app/runtime/bin/java @/app/java.args 2>&1 || true
            """;

    @TempDir
    private static Path checkout;

    /** The smallest image. */
    @BeforeAll
    static void makeRedis() throws Exception {
        for (var part : PARTS) {
            Archive.run(List.of("cp", "-r", Tree.ROOT.resolve(part).toString(), checkout.toString()));
        }
        make("buildah", "redis");
    }

    @AfterAll
    static void forgetTheBot() throws Exception {
        Archive.run(List.of("sh", "-c", String.join(" ", buildah("rmi", "--force", BOT)) + " || true"));
    }

    private static void make(String engine, String image) throws Exception {
        Archive.run(List.of(checkout.resolve("vomeet").toString(), "image", "--engine", engine, image));
    }

    @Test
    void anImageSaysOfItselfWhatItSaysWithoutAnEngine() {
        var made = new Archive("redis", checkout.resolve("target/images/redis.tar"));
        var other = Archive.of("redis");
        assertThat(made.tags()).isEqualTo(other.tags());
        assertThat(made.entryPoint()).isEqualTo(other.entryPoint());
        assertThat(made.environment()).isEqualTo(other.environment());
        assertThat(made.config().path("User")).isEqualTo(other.config().path("User"));
        assertThat(made.contents()).anyMatch(line -> line.startsWith("package redis-server 5:7."));
    }

    /** Of what {@code ./vomeet image --tag test all} has staged for the image of the other tests, on the Dockerfile's own base. */
    @Test
    @Tag("own-cluster")
    void theCommandOfTheDocumentMakesTheBotsImage() throws Exception {
        var cluster = ClusterAccess.find(Tree.ROOT);
        make("none", "base");
        TestImages.loadBase(cluster, checkout.resolve("target/images/base.tar"));
        new Progress(
                        Guide.of(Tree.text(Tree.ROOT.resolve("docs/images.md"))),
                        new Terminal(Tree.ROOT.resolve("vomeet-bot"), withDocker(cluster)))
                .run("docker build");
        isWhatItIsWithoutAnEngine();
    }

    private static Map<String, String> withDocker(ClusterAccess cluster) throws IOException {
        var docker = Files.writeString(checkout.resolve("docker"), DOCKER);
        Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwx------"));
        var there = cluster.setting("VOMEET_CLUSTER_DOCKER_IO").orElseThrow();
        // Docker's own registry is the cluster's, which has nothing but what was loaded into it.
        var registries = Files.writeString(checkout.resolve("registries.conf"), """
            unqualified-search-registries = ["docker.io"]
            [[registry]]
            prefix = "docker.io"
            location = "%s"
            """.formatted(there));
        var authority = Files.writeString(checkout.resolve("registry.pem"), cluster.authority());
        return Map.of(
                "PATH", checkout + ":" + System.getenv("PATH"),
                "CONTAINERS_REGISTRIES_CONF", registries.toString(),
                "SSL_CERT_FILE", authority.toString());
    }

    private static void isWhatItIsWithoutAnEngine() throws Exception {
        var other = Archive.of("bot");
        var made = Json.MAPPER
                .readTree(Archive.run(buildah("inspect", "--type", "image", BOT)))
                .at("/Docker/config");
        assertThat(made.path("User")).isEqualTo(other.config().path("User"));
        assertThat(made.path("Entrypoint")).isEqualTo(other.config().path("Entrypoint"));
        assertThat(made.path("WorkingDir")).isEqualTo(other.config().path("WorkingDir"));
        assertThat(inTheImage(LOOK_AROUND).lines())
                .contains("uid=10001(vomeet) gid=10001(vomeet) groups=10001(vomeet)", "install ok installed")
                .anyMatch(line -> line.contains("BOT_CONFIG"))
                .noneMatch(line -> line.matches(".*not-installed|left: .*"));
    }

    private static String inTheImage(String script) throws Exception {
        var container = Archive.run(buildah("from", "-q", "--pull-never", BOT)).strip();
        try {
            return Archive.run(buildah("run", "--isolation", "chroot", container, "--", "sh", "-c", script));
        } finally {
            Archive.run(buildah("rm", container));
        }
    }

    private static List<String> buildah(String... words) {
        return Stream.concat(Stream.of("buildah", "--storage-driver", "vfs"), Stream.of(words))
                .toList();
    }
}
