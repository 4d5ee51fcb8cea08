package com.vomeet.e2e.guide;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.vomeet.contract.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a 1Password Connect server answers to somebody who looks up a field: the vault and the item by title, the item by its id
 * (developer.1password.com, Connect Server API reference). One vault with one item of one field, for who has the token. A real one
 * belongs to an account there.
 */
final class OnePasswordConnect implements AutoCloseable {
    static final String TOKEN = "only-for-this-test";
    private static final String VAULT = "vaultvaultvaultvaultvault1";
    private static final String ITEM = "itemsitemsitemsitemsitems1";
    private static final String ITEMS = "/v1/vaults/" + VAULT + "/items";

    private final HttpServer server;
    private final String vault;
    private final String item;
    private final Map<String, String> field;

    /**
     * @param host address of this machine as the cluster sees it
     * @param vault its name
     * @param item its title
     */
    OnePasswordConnect(String host, String vault, String item, String label, String value) throws IOException {
        this.vault = vault;
        this.item = item;
        field = Map.of("id", "one", "type", "STRING", "label", label, "value", value);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        var at = server.getAddress();
        return "http://" + at.getAddress().getHostAddress() + ":" + at.getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var isKnown =
                    ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            var found = isKnown ? found(exchange) : Json.MAPPER.nullNode();
            var bytes = found.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(isKnown ? found.isNull() ? 404 : 200 : 401, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Null for what there is not. */
    private JsonNode found(HttpExchange exchange) {
        var asked = exchange.getRequestURI();
        var known = Map.of("id", ITEM, "title", item, "category", "LOGIN", "vault", Map.of("id", VAULT));
        Object found = switch (asked.getPath()) {
            case "/v1/vaults" -> listed(asked, vault, Map.of("id", VAULT, "name", vault));
            case ITEMS -> listed(asked, item, known);
            case ITEMS + "/" + ITEM -> with(known, "fields", List.of(field));
            default -> null;
        };
        return Json.MAPPER.valueToTree(found);
    }

    private static List<Map<String, ?>> listed(URI asked, String title, Map<String, ?> one) {
        var query = URLDecoder.decode(asked.getRawQuery(), StandardCharsets.UTF_8);
        return query.equals("filter=title eq \"" + title + "\"") ? List.of(one) : List.of();
    }

    private static Map<String, Object> with(Map<String, ?> known, String key, Object value) {
        var all = new HashMap<String, Object>(known);
        all.put(key, value);
        return all;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
