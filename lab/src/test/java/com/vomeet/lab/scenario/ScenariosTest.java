package com.vomeet.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenariosTest {
    static Stream<String> all() throws IOException, URISyntaxException {
        var folder = Path.of(Objects.requireNonNull(ScenariosTest.class.getResource("/scenarios"))
                .toURI());
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", "")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachScenarioThatComesWithTheLabIsRight(String name) {
        assertThat(Scenario.named(name).title()).isNotBlank();
    }

    @Test
    void thereIsOneForEachWayIn() throws IOException, URISyntaxException {
        assertThat(all().map(name -> Scenario.named(name).admission().kind()).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(Admission.Kind.values()));
    }

    @Test
    void theDemoIsThreePeopleWhoTakeTurns() {
        var demo = Scenario.named("demo");
        assertThat(demo.people()).extracting(CastMember::name).containsExactly("Ada", "Ben", "Cleo");
        assertThat(demo.script().afterGuestJoined()).isEqualTo(Duration.ofSeconds(2));
        var lines = demo.script().lines();
        for (var i = 1; i < lines.size(); i++) {
            assertThat(lines.get(i).who()).isNotEqualTo(lines.get(i - 1).who());
            assertThat(lines.get(i).gap()).isBetween(Duration.ofMillis(800), Duration.ofMillis(1_200));
        }
        assertThat(demo.plan())
                .extracting(Step::action)
                .containsExactly(
                        new HostAction.PersonLeaves("Cleo"),
                        new HostAction.PersonLeaves("Ben"),
                        new HostAction.PersonLeaves("Ada"));
    }

    @Test
    void aScenarioThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> Scenario.named("dance")).hasMessageContaining("dance");
        assertThatThrownBy(() -> Scenario.named("../secret")).hasMessageContaining("not the name");
    }
}
