package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request wants of a list that is too long for one answer.
 *
 * @param limit so many
 * @param offset after so many others
 */
record ListPart(int limit, int offset) {
    static final int MOST = 1_000;

    private static final int USUAL = 100;

    /** @throws Refusal with 422 */
    static ListPart of(Context context) {
        return new ListPart(limit(context, USUAL), offset(context));
    }

    /**
     * @param usual where none is asked for
     * @throws Refusal with 422
     */
    static int limit(Context context, int usual) {
        return PathNames.number(context, "limit", 1, MOST, usual);
    }

    /** @throws Refusal with 422 */
    static int offset(Context context) {
        return PathNames.number(context, "offset", 0, Integer.MAX_VALUE, 0);
    }

    /** @param name of the list in the answer */
    ObjectNode json(Context context, String name, List<ObjectNode> found, long total) {
        var answer = Json.MAPPER.createObjectNode();
        answer.putArray(name).addAll(found);
        return answer.put("total", total).put("next", next(context, total));
    }

    /** The address of the part after this one, with all else that was asked for; null after the last. */
    private @Nullable String next(Context context, long total) {
        var after = (long) offset + limit;
        if (after >= total) {
            return null;
        }
        var others = context.queryParamMap().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("offset"))
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> encoded(parameter.getKey()) + "=" + encoded(value)));
        return context.path()
                + Stream.concat(others, Stream.of("offset=" + after)).collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
