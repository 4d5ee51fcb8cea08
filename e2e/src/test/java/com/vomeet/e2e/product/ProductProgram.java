package com.vomeet.e2e.product;

import com.vomeet.cli.product.Closing;
import com.vomeet.cli.product.Folders;
import com.vomeet.cli.product.ProductOptions;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/** What {@code ./vomeet up} runs, but for the lab, as a program of its own that can be killed: arguments are data folder, port, lab. */
final class ProductProgram {
    static final String READY = "ready";

    private ProductProgram() {}

    /** Ends when its standard input does. */
    public static void main(String[] args) throws IOException {
        var data = Path.of(args[0]);
        var folders = new Folders(Tree.ROOT, Folders.ofThisMachine().cache(), data);
        var settings = Map.of("LAB_URL", args[2]);
        var options = new ProductOptions(folders, data, Integer.parseInt(args[1]), ProductOptions.NO_LAB, settings);
        try (var product = TestedProduct.start(new Closing(), options, ProductProgram::say)) {
            product.endpoint().writeTo(data);
            say(READY);
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
