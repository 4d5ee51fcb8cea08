package com.vomeet.cli.command;

import com.vomeet.cli.demo.Demo;
import com.vomeet.cli.demo.DemoResult;
import com.vomeet.cli.demo.Recordings;
import com.vomeet.cli.demo.Scoring;
import com.vomeet.cli.demo.Screen;
import com.vomeet.cli.product.Closing;
import com.vomeet.cli.product.Folders;
import com.vomeet.cli.product.Product;
import com.vomeet.cli.product.ProductOptions;
import com.vomeet.contract.Json;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.speech.engine.PocketSphinxEngine;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./vomeet demo}; the launcher looks afterwards for what was left behind and prints the JSON object. */
@Command(name = "demo", description = "One meeting from the request to the summary.")
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--json",
            description = "Ends with one JSON object on standard output; the rest goes to standard error.")
    private boolean json = false;

    @Override
    public Integer call() throws Exception {
        var folders = Folders.ofThisMachine();
        var screen = new Screen(json ? System.err : System.out, InstantSource.system(), Screen.onTerminal());
        var closing = new Closing();
        Interrupts.onInterrupt(closing);
        try {
            var data = closing.step(() -> dataOfOneRun(closing));
            var engine = PocketSphinxEngine.load();
            var product = Product.start(closing, ProductOptions.aside(folders, data), engine, screen::news);
            var lab = product.lab().orElseThrow();
            var scenario = Scenario.named("demo");
            var meeting = lab.open(scenario);
            screen.news("A lab meeting is open: " + meeting.url());
            screen.news("Watch it:              " + product.signInLink());
            var result =
                    new Demo(product, meeting, new Scoring(new Recordings(scenario, folders), engine), screen).run();
            report(result);
            return result.ok() ? 0 : 1;
        } catch (RuntimeException e) {
            if (closing.hasBegun()) {
                throw new CancellationException("interrupted");
            }
            throw e;
        } finally {
            closing.close();
        }
    }

    private static Path dataOfOneRun(Closing closing) {
        try {
            var data = Files.createTempDirectory("vomeet-data-");
            closing.add(() -> Folders.remove(data));
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException("there is no place for the data of the demo", e);
        }
    }

    /** Into the file that the launcher names: it adds what only it can know and prints the whole. */
    private void report(DemoResult result) throws IOException {
        var file = Optional.ofNullable(System.getenv("VOMEET_RESULT")).map(Path::of);
        if (json && file.isPresent()) {
            Files.writeString(file.get(), Json.write(result) + "\n");
        } else if (json) {
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)
                    .println(Json.write(result));
        }
    }
}
