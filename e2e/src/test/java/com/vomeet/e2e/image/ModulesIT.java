package com.vomeet.e2e.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.house.Tree;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A runtime without a module that a program needs fails when it is needed, which may be late. */
final class ModulesIT {
    @ParameterizedTest
    @ValueSource(strings = {"vomeet-bot", "bot-manager", "speech", "lab"})
    void theRuntimeHasEveryModuleThatTheJarsUse(String module) throws Exception {
        var folder = Tree.ROOT.resolve(module);
        var listed = Tree.text(folder.resolve("core/modules")).lines().filter(line -> !line.startsWith("#"));
        assertThat(listed.toList()).contains(used(folder.resolve("target")).split(",", -1));
    }

    private static String used(Path target) throws Exception {
        var arguments =
                new ArrayList<>(List.of("--multi-release", "25", "--ignore-missing-deps", "--print-module-deps"));
        arguments.addAll(List.of("-cp", target.resolve("lib") + "/*"));
        try (var own = Files.list(target);
                var others = Files.list(target.resolve("lib"))) {
            Stream.concat(own, others)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .forEach(arguments::add);
        }
        var said = new StringWriter();
        var jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        assertThat(jdeps.run(new PrintWriter(said), new PrintWriter(said), arguments.toArray(String[]::new)))
                .as(said.toString())
                .isZero();
        return said.toString()
                .lines()
                .filter(line -> !line.startsWith("Warning"))
                .toList()
                .getLast();
    }
}
