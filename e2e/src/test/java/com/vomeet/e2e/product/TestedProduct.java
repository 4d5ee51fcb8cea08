package com.vomeet.e2e.product;

import com.vomeet.cli.client.ApiClient;
import com.vomeet.cli.client.Endpoint;
import com.vomeet.cli.product.BotProgram;
import com.vomeet.cli.product.Closing;
import com.vomeet.cli.product.Folders;
import com.vomeet.cli.product.Product;
import com.vomeet.cli.product.ProductOptions;
import com.vomeet.contract.Json;
import com.vomeet.contract.TestSecrets;
import com.vomeet.e2e.house.Tree;
import com.vomeet.manager.openapi.CheckedHttp;
import com.vomeet.speech.engine.InstantEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;

/**
 * The product as tests of the whole start it. What it keeps secret is noted and what its bots log is kept, so that the launcher can look
 * for the one in the other (launcher/test-secrets.sh); its answers are held against the description.
 */
public final class TestedProduct {
    private static final Path TARGET = Tree.ROOT.resolve("e2e/target");
    private static final Path SCRIPT = Tree.ROOT.resolve("e2e/src/test/resources/logged-bot.sh");
    private static final String BOT_COMMAND = "PROCESS_BOT_COMMAND";

    private TestedProduct() {}

    public static Product start(Closing closing, ProductOptions options) {
        return start(closing, options, _ -> {});
    }

    static Product start(Closing closing, ProductOptions options, Consumer<String> progress) {
        var product = Product.start(closing, logged(options), new InstantEngine(), progress);
        TestSecrets.noteFiles(options.data().resolve("secrets"));
        return product;
    }

    /** Where the launcher looks. */
    static Path logs() {
        return Folders.make(TARGET.resolve("test-logs"));
    }

    private static ProductOptions logged(ProductOptions plain) {
        var settings = new HashMap<>(plain.settings());
        var given = settings.get(BOT_COMMAND);
        var command = new ArrayList<>(
                List.of("sh", SCRIPT.toString(), TARGET.resolve("test-secrets").toString(), logs().toString()));
        command.addAll(
                given == null ? BotProgram.command(plain.folders().root()) : List.of(Json.read(given, String[].class)));
        settings.put(BOT_COMMAND, Json.write(command));
        return new ProductOptions(plain.folders(), plain.data(), plain.port(), plain.labPort(), settings);
    }

    public static ApiClient client(Product product) {
        return client(product.endpoint());
    }

    static ApiClient client(Endpoint endpoint) {
        return new ApiClient(endpoint, CheckedHttp.open());
    }
}
