package com.vomeet.e2e.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** An image as {@code ./vomeet image --tag test all} has written it before the tests: what {@code docker load} reads. */
record Archive(String name, Path file) {
    static Archive of(String name) {
        var file = Tree.ROOT.resolve("target/images/" + name + ".tar");
        assertThat(file).as("what ./vomeet image --tag test all makes").exists();
        return new Archive(name, file);
    }

    private JsonNode manifest() {
        return Json.MAPPER.readTree(text("manifest.json")).get(0);
    }

    List<String> tags() {
        return words(manifest().path("RepoTags"));
    }

    /** What it says about itself: user, entry point, environment, labels. */
    JsonNode config() {
        return Json.MAPPER.readTree(text(manifest().path("Config").asString())).path("config");
    }

    String label(String name) {
        return config().path("Labels").path("org.opencontainers.image." + name).asString("");
    }

    List<String> entryPoint() {
        return words(config().path("Entrypoint"));
    }

    Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        for (var setting : words(config().path("Env"))) {
            var sign = setting.indexOf('=');
            environment.put(setting.substring(0, sign), setting.substring(sign + 1));
        }
        return environment;
    }

    /** Package and jar lines of the list beside it. */
    List<String> contents() {
        return Tree.text(file.resolveSibling(name + ".contents")).lines().toList();
    }

    /** All layers, one over the other. */
    Path unpack(Path folder) throws IOException, InterruptedException {
        var root = Files.createDirectory(folder.resolve("root"));
        for (var layer : words(manifest().path("Layers"))) {
            var command = "tar -xOf '" + file + "' '" + layer + "' | tar -C '" + root + "' -xp --numeric-owner";
            run(List.of("bash", "-euo", "pipefail", "-c", command));
        }
        return root;
    }

    static long megabytes(Path root) throws IOException, InterruptedException {
        return Long.parseLong(
                run(List.of("du", "-sm", "--apparent-size", root.toString())).split("\\s", -1)[0]);
    }

    private String text(String member) {
        try {
            return run(List.of("tar", "-xOf", file.toString(), member));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> words(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), /* parallel= */ false)
                .map(JsonNode::asString)
                .toList();
    }

    static String run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(new ArrayList<>(command))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("exit status of %s", command).isZero();
        return said;
    }
}
