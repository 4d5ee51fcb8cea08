package com.vomeet.manager.openapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The description as it is served: its operations by method and path, and what its references mean. */
public final class ApiFile {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final ApiFile SERVED = new ApiFile(read());

    private final JsonNode root;
    private final List<Operation> operations = new ArrayList<>();

    private ApiFile(JsonNode root) {
        this.root = root;
        root.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .forEach(member -> operations.add(
                                Operation.of(member.getKey(), path.getKey(), (ObjectNode) member.getValue()))));
        operations.sort(Comparator.comparingLong(Operation::literalParts).reversed());
    }

    public static ApiFile served() {
        return SERVED;
    }

    private static JsonNode read() {
        return new YAMLMapper().readTree(ApiFile.class.getResourceAsStream("/openapi/openapi.yaml"));
    }

    JsonNode root() {
        return root;
    }

    List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** The operation that a request is for: of two that fit, the one that says more of the path literally. */
    Optional<Operation> find(String method, String path) {
        return at(path).filter(operation -> operation.method().equals(method)).findFirst();
    }

    boolean knows(String path) {
        return at(path).findAny().isPresent();
    }

    /** A slash too many at the end leads to the same place. */
    private Stream<Operation> at(String path) {
        var plain = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return operations.stream().filter(operation -> operation.fits(plain));
    }

    /** What a node or its reference says; members beside the reference win. */
    JsonNode follow(JsonNode node) {
        var reference = node.path("$ref").asString("");
        if (reference.isEmpty()) {
            return node;
        }
        var found = follow(root.at(reference.substring(1)));
        if (found.isMissingNode()) {
            throw new IllegalStateException("openapi.yaml refers to " + reference + ", which is not there");
        }
        if (node.size() == 1) {
            return found;
        }
        var both = ((ObjectNode) found).deepCopy();
        node.properties().stream()
                .filter(member -> !member.getKey().equals("$ref"))
                .forEach(member -> both.set(member.getKey(), member.getValue()));
        return both;
    }
}
