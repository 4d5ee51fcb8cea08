package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with a request, in the shape that clients of the first vomeet know: a list, each with its place. */
final class Problems {
    private static final int STATUS = 422;
    /** Of an element of a list; no field's name is a number. */
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,6}");

    private final List<ObjectNode> found = new ArrayList<>();

    boolean isEmpty() {
        return found.isEmpty();
    }

    Refusal refusal() {
        return new Refusal(STATUS, new Refusal.Detail(List.copyOf(found)));
    }

    void missing(ObjectNode body, String... at) {
        add("missing", "Field required", body, at);
    }

    void notOneOf(@Nullable JsonNode input, List<String> words, String... at) {
        var quoted = words.stream().map(word -> "'" + word + "'").toList();
        var all = quoted.subList(0, quoted.size() - 1).stream().collect(Collectors.joining(", ")) + " or "
                + quoted.getLast();
        add("enum", "Input should be " + all, input, at).putObject("ctx").put("expected", all);
    }

    /** A rule of ours is broken. */
    void broken(String rule, @Nullable JsonNode input, String... at) {
        add("value_error", "Value error, " + rule, input, at).putObject("ctx").putObject("error");
    }

    void notText(JsonNode input, String... at) {
        add("string_type", "Input should be a valid string", input, at);
    }

    void tooLong(int most, JsonNode input, String... at) {
        add("string_too_long", "String should have at most " + most + " characters", input, at)
                .putObject("ctx")
                .put("max_length", most);
    }

    void tooShort(JsonNode input, String... at) {
        add("string_too_short", "String should have at least 1 character", input, at)
                .putObject("ctx")
                .put("min_length", 1);
    }

    void notAList(JsonNode input, String... at) {
        add("list_type", "Input should be a valid list", input, at);
    }

    void tooMany(int most, JsonNode input, String... at) {
        add("too_long", "List should have at most " + most + " items", input, at)
                .putObject("ctx")
                .put("max_length", most);
    }

    void notWhole(JsonNode input, String... at) {
        var message = input.isString()
                ? "Input should be a valid integer, unable to parse string as an integer"
                : "Input should be a valid integer";
        add(input.isString() ? "int_parsing" : "int_type", message, input, at);
    }

    void below(long least, JsonNode input, String... at) {
        add("greater_than_equal", "Input should be greater than or equal to " + least, input, at)
                .putObject("ctx")
                .put("ge", least);
    }

    void above(long most, JsonNode input, String... at) {
        add("less_than_equal", "Input should be less than or equal to " + most, input, at)
                .putObject("ctx")
                .put("le", most);
    }

    void notATime(JsonNode input, String... at) {
        add("datetime_parsing", "Input should be a valid datetime", input, at);
    }

    void notAnObject(JsonNode input, String... at) {
        add("model_attributes_type", "Input should be a valid dictionary or object to extract fields from", input, at);
    }

    private ObjectNode add(String type, String message, @Nullable JsonNode input, String... at) {
        var problem = Json.MAPPER.createObjectNode().put("type", type);
        var place = problem.putArray("loc");
        for (var step : at) {
            if (INDEX.matcher(step).matches()) {
                place.add(Integer.parseInt(step));
            } else {
                place.add(step);
            }
        }
        problem.put("msg", message);
        problem.set("input", input == null ? Json.MAPPER.nullNode() : input);
        found.add(problem);
        return problem;
    }

    /** The body is not JSON at all. */
    static Refusal notJson(long offset, String why) {
        var problem = Json.MAPPER.createObjectNode().put("type", "json_invalid");
        problem.putArray("loc").add("body").add(offset);
        problem.put("msg", "JSON decode error");
        problem.putObject("input");
        problem.putObject("ctx").put("error", why);
        return new Refusal(STATUS, new Refusal.Detail(List.of(problem)));
    }
}
