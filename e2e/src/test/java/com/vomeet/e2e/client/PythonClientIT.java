package com.vomeet.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.cli.product.Closing;
import com.vomeet.cli.product.Folders;
import com.vomeet.cli.product.Product;
import com.vomeet.cli.product.ProductOptions;
import com.vomeet.contract.Json;
import com.vomeet.e2e.house.Tree;
import com.vomeet.e2e.product.TestedProduct;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A program of the first vomeet's time, in Python with requests alone, changes its base URL and finds everything where it was, and as the description has it. */
final class PythonClientIT {
    /** The system's own, for which the Debian package is. */
    private static final String PYTHON = "/usr/bin/python3";

    private static final String ADMIN = "admin-token-of-the-walk";
    private static final Path CLIENTS = Tree.ROOT.resolve("e2e/clients");

    @TempDir
    private static Path folder;

    /** One test for each step of the walk, so that each is seen. */
    @TestFactory
    Stream<DynamicTest> aClientChangesItsBaseUrlOnly() throws IOException, InterruptedException {
        try (var product = start();
                var door = new CheckedDoor(product.manager().base())) {
            var process = walk(door.url());
            var lines = process.inputReader().readAllLines();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            var failed =
                    lines.stream().filter(line -> line.startsWith("failed\t")).count();
            assertThat(door.problems()).isEmpty();
            assertThat((long) process.exitValue()).as(String.join("\n", lines)).isEqualTo(failed);
            assertThat(lines).hasSizeGreaterThan(30).allMatch(line -> line.matches("(ok|failed)\t.*"));
            return lines.stream().map(line -> line.split("\t", -1)).map(PythonClientIT::step);
        }
    }

    private static DynamicTest step(String[] line) {
        return DynamicTest.dynamicTest(
                line[1], () -> assertThat(line[0]).as(line[line.length - 1]).isEqualTo("ok"));
    }

    private static Process walk(String base) throws IOException {
        var builder =
                new ProcessBuilder(PYTHON, "-B", CLIENTS.resolve("walk.py").toString()).redirectErrorStream(true);
        builder.environment().put("VOMEET_URL", base);
        builder.environment().put("ADMIN_API_TOKEN", ADMIN);
        return builder.start();
    }

    private static Product start() {
        var data = folder.resolve("data");
        var machine = Folders.ofThisMachine();
        var bot = Json.write(List.of(PYTHON, "-B", CLIENTS.resolve("bot.py").toString()));
        var settings =
                Map.of("ADMIN_API_TOKEN", ADMIN, "PROCESS_BOT_COMMAND", bot, "WEBHOOK_ALLOWED_NETWORKS", "127.0.0.0/8");
        var options = new ProductOptions(
                new Folders(Tree.ROOT, machine.cache(), data), data, 0, ProductOptions.NO_LAB, settings);
        return TestedProduct.start(new Closing(), options);
    }
}
