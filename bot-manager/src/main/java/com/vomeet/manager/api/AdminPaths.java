package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.LongFunction;

/** Numbers and switches in the paths and queries of {@code /admin}, checked. */
final class AdminPaths {
    private AdminPaths() {}

    static <T> T id(Context context, String name, LongFunction<T> type) {
        var word = context.pathParam(name);
        if (!word.matches("[0-9]{1,18}")) {
            var problems = new Problems();
            problems.notWhole(Json.MAPPER.getNodeFactory().stringNode(word), "path", name);
            throw problems.refusal();
        }
        return type.apply(Long.parseLong(word));
    }

    static boolean flag(Context context, String name, boolean otherwise) {
        var word = context.queryParam(name);
        if (word == null) {
            return otherwise;
        }
        var node = Json.MAPPER.getNodeFactory().stringNode(word);
        var truth = Lax.truth(node);
        if (truth.isBoolean()) {
            return truth.booleanValue();
        }
        var problems = new Problems();
        problems.notOneOf(node, List.of("true", "false"), "query", name);
        throw problems.refusal();
    }
}
