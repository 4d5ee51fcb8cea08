package com.vomeet.lab.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The scenarios that come with the lab, {@code scenarios/*.yaml}. */
final class Scenarios {
    private Scenarios() {}

    static Scenario named(String name) {
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("'" + name + "' is not the name of a scenario");
        }
        return switch (ScenarioReader.read(text(name))) {
            case Reading.Understood<Scenario>(var scenario) -> scenario;
            case Reading.Wrong<Scenario>(var problems) ->
                throw new IllegalStateException("scenarios/" + name + ".yaml is wrong: " + problems);
        };
    }

    private static String text(String name) {
        try (var in = Scenarios.class.getResourceAsStream("/scenarios/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no scenario called '" + name + "'");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("scenarios/" + name + ".yaml cannot be read", e);
        }
    }
}
