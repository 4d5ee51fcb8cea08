package com.vomeet.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.e2e.guide.Programs;
import com.vomeet.e2e.guide.Terminal;
import com.vomeet.e2e.house.Tree;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the doctor says of Go, with a program in its place. */
final class DoctorTest {
    @TempDir
    private Path folder;

    private Terminal.Said doctor(String options) throws Exception {
        return new Terminal(Tree.ROOT, Map.of("PATH", new Programs(folder).path())).run("./vomeet doctor " + options);
    }

    private JsonNode go() throws Exception {
        for (var part : Json.read(doctor("--json").text(), JsonNode.class).path("parts")) {
            if (part.path("name").asString().equals("Go 1.24")) {
                return part;
            }
        }
        throw new AssertionError("the doctor says nothing of Go");
    }

    @ParameterizedTest
    @CsvSource({"go1.24, there", "go1.26.1, there", "go1.23.9, optional", "go1.9, optional", "go2.0, optional"})
    void goIsThereFromTheVersionOnThatBuildsTheCluster(String version, String state) throws Exception {
        new Programs(folder).put("go", "echo " + version);
        assertThat(go().path("state").asString()).isEqualTo(state);
    }

    @Test
    void whereGoIsMissingItIsSaidWhatForAndWhereToGetIt() throws Exception {
        new Programs(folder).put("go", "exit 127");
        assertThat(go().path("for").asString()).contains("the cluster for tests");
        assertThat(go().path("get").asString()).contains("Go 1.24 or newer");
        assertThat(doctor("").text()).contains("○ Go 1.24", "get it: install Go 1.24 or newer");
    }
}
