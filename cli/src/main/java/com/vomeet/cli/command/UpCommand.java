package com.vomeet.cli.command;

import com.vomeet.cli.Trouble;
import com.vomeet.cli.client.ApiClient;
import com.vomeet.cli.client.Endpoint;
import com.vomeet.cli.product.Closing;
import com.vomeet.cli.product.DataLock;
import com.vomeet.cli.product.Folders;
import com.vomeet.cli.product.Ports;
import com.vomeet.cli.product.Product;
import com.vomeet.cli.product.ProductOptions;
import com.vomeet.lab.Lab;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.speech.engine.PocketSphinxEngine;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./vomeet up}: runs until Ctrl-C. */
@Command(name = "up", description = "Runs the product on this machine until Ctrl-C.")
final class UpCommand implements Callable<Integer> {
    private static final String LAB_CODE = "lab-demo-one";

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT", description = "Of the API and the page (default: ${DEFAULT-VALUE}).")
    private int port = 8056;

    @Option(names = "--lab", description = "Opens a lab beside it, with a meeting in which people talk until Ctrl-C.")
    private boolean lab = false;

    @Option(names = "--lab-port", paramLabel = "PORT", description = "Of the lab (default: ${DEFAULT-VALUE}).")
    private int labPort = 8057;

    @Option(names = "--fresh", description = "Forgets the data of earlier runs first.")
    private boolean fresh = false;

    @Override
    public Integer call() throws InterruptedException {
        var folders = Folders.ofThisMachine();
        var out = spec.commandLine().getOut();
        var closing = new Closing();
        Interrupts.onInterrupt(closing);
        try {
            closing.start(() -> lock(folders));
            var options = closing.step(() -> prepare(folders));
            var product = Product.start(closing, options, PocketSphinxEngine.load(), step -> say(out, step));
            closing.add(() -> Endpoint.forget(folders.data()));
            closing.add(() -> say(out, "Calling the bots back and ending everything"));
            product.endpoint().writeTo(folders.data());
            tell(out, product);
            product.lab().ifPresent(l -> openMeeting(out, l));
            out.println();
            out.println("Ctrl-C ends it. The data stay in " + folders.data() + ", the log is " + folders.log());
            out.flush();
            Interrupts.awaitInterrupt();
        } finally {
            closing.close();
        }
        return 0;
    }

    /** Held to the end: another one would end this one's servers as if they had been left behind. */
    private static DataLock lock(Folders folders) {
        return DataLock.take(folders.data()).orElseThrow(() -> {
            refuseIfRunning(folders);
            return new Trouble("another one is starting or running already with the data in " + folders.data()
                    + "; end that one first, or set VOMEET_DATA to another folder and choose other ports");
        });
    }

    private ProductOptions prepare(Folders folders) {
        // One of a release that knew no lock.
        refuseIfRunning(folders);
        Ports.requireFree(port, "--port");
        if (lab) {
            Ports.requireFree(labPort, "--lab-port");
        }
        if (fresh) {
            Product.forget(folders.data());
        }
        return new ProductOptions(
                folders, folders.data(), port, lab ? labPort : ProductOptions.NO_LAB, traces(System.getenv()));
    }

    /** What a killed run left in the file answers no more, and is no reason to refuse. */
    private static void refuseIfRunning(Folders folders) {
        Endpoint.inFolder(folders.data()).filter(UpCommand::answers).ifPresent(running -> {
            throw new Trouble("it is running already at " + running.url()
                    + "; end that one first, or set VOMEET_DATA to another folder and choose other ports");
        });
    }

    /** What OpenTelemetry has names for counts here as it does elsewhere. */
    static Map<String, String> traces(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("OTEL_"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean answers(Endpoint endpoint) {
        try (var client = new ApiClient(endpoint)) {
            return client.answers();
        }
    }

    private static void say(PrintWriter out, String step) {
        out.println("  " + step + " …");
        out.flush();
    }

    private static void tell(PrintWriter out, Product product) {
        var url = product.endpoint().url();
        out.println();
        out.println("Vomeet is running:  " + url);
        out.println("API key:            " + product.endpoint().key().reveal() + "   (./vomeet key prints it)");
        out.println("Meetings page:      " + product.signInLink() + "   (signs one browser in, once)");
    }

    /** The people of the demo, who go on talking: whoever tries things out needs longer than they have to say. */
    private static void openMeeting(PrintWriter out, Lab lab) {
        var demo = Scenario.named("demo");
        var meeting =
                lab.open(demo.under(LAB_CODE).with(demo.script().looping()).with(List.of()));
        out.println("Lab:                " + lab.base());
        out.println("A lab meeting:      " + meeting.url());
        out.println();
        out.println("Send a bot there:   ./vomeet join " + meeting.url());
    }
}
