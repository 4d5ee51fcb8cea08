package com.vomeet.cli.command;

import com.vomeet.cli.client.Endpoint;
import com.vomeet.cli.product.Closing;
import com.vomeet.cli.product.Folders;
import com.vomeet.cli.product.Product;
import com.vomeet.cli.product.ProductOptions;
import com.vomeet.lab.Lab;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.speech.engine.PocketSphinxEngine;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./vomeet up}: runs until Ctrl-C. */
@Command(name = "up", description = "Runs the product on this machine until Ctrl-C.", mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT", description = "Of the API and the page (default: ${DEFAULT-VALUE}).")
    private int port = 8056;

    @Option(names = "--lab", description = "Opens a lab beside it.")
    private boolean lab = false;

    @Option(names = "--lab-port", paramLabel = "PORT", description = "Of the lab (default: ${DEFAULT-VALUE}).")
    private int labPort = 8057;

    @Option(names = "--fresh", description = "Forgets the data of earlier runs first.")
    private boolean fresh = false;

    @Override
    public Integer call() throws InterruptedException {
        var folders = Folders.ofThisMachine();
        if (fresh) {
            Folders.remove(folders.data());
        }
        var out = spec.commandLine().getOut();
        var closing = new Closing();
        Interrupts.onInterrupt(closing);
        try {
            var options =
                    new ProductOptions(folders, folders.data(), port, lab ? labPort : ProductOptions.NO_LAB, Map.of());
            var product =
                    Product.start(closing, options, PocketSphinxEngine.load(), step -> out.println("  " + step + " …"));
            closing.add(() -> Endpoint.forget(folders.data()));
            product.endpoint().writeTo(folders.data());
            tell(out, product);
            product.lab().ifPresent(l -> openMeeting(out, l));
            out.println();
            out.println("Ctrl-C ends it; the data stay in " + folders.data());
            out.flush();
            Interrupts.awaitInterrupt();
        } finally {
            closing.close();
        }
        return 0;
    }

    private static void tell(PrintWriter out, Product product) {
        var url = product.endpoint().url();
        out.println();
        out.println("Vomeet is running:  " + url);
        out.println("API key:            " + product.endpoint().key().reveal());
        out.println("Meetings page:      " + product.signInLink());
    }

    private static void openMeeting(PrintWriter out, Lab lab) {
        var meeting = lab.open(Scenario.named("demo").under("lab-demo-one"));
        out.println("Lab:                " + lab.base());
        out.println("A lab meeting:      " + meeting.url() + "   (./vomeet join " + meeting.url() + ")");
    }
}
