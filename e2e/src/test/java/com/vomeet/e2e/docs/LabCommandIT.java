package com.vomeet.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.e2e.demo.Launcher;
import com.vomeet.e2e.house.Tree;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The first commands of docs/lab.md, on another port. */
final class LabCommandIT {
    @Test
    void aLabAloneOpensTheMeetingsThatAreAskedFor() throws InterruptedException {
        var commands = Documents.blocks(Tree.text(Tree.ROOT.resolve("docs/lab.md"))).stream()
                .flatMap(block -> Documents.commands(block).stream())
                .toList();
        try (var lab = Launcher.shell(Map.of(), commands.getFirst() + " --port 0")) {
            lab.awaitLine("Ctrl-C ends it");
            var base = base(lab.lines());
            try (var curl = Launcher.shell(Map.of(), commands.get(1).replace("http://127.0.0.1:8057", base) + " -sS")) {
                assertThat(curl.awaitExit()).isZero();
                var opened = Json.MAPPER.readTree(String.join("", curl.lines()));
                assertThat(opened.path("url").asString("")).startsWith(base + "/");
                assertThat(opened.path("over").asBoolean(true)).isFalse();
            }
            lab.interrupt();
            assertThat(lab.awaitExit()).isEqualTo(130);
        }
    }

    private static String base(List<String> lines) {
        var found = Pattern.compile("(?m)^Lab: +(\\S+)$").matcher(String.join("\n", lines));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
