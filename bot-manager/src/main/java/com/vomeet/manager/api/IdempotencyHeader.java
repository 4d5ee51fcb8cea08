package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.idempotency.IdempotencyKey;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code Idempotency-Key}. */
final class IdempotencyHeader {
    static final String NAME = "Idempotency-Key";
    private static final Pattern FORM = Pattern.compile("[!-~]{1,255}");
    /** The same members in another order ask for the same. */
    private static final JsonMapper SORTED = Json.MAPPER
            .rebuild()
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private IdempotencyHeader() {}

    /** Empty without one. */
    static Optional<IdempotencyKey> key(Context context, AccountId account, ObjectNode asked) {
        var word = context.header(NAME);
        if (word == null) {
            return Optional.empty();
        }
        if (!FORM.matcher(word).matches()) {
            var problems = new Problems();
            var input = Json.MAPPER.getNodeFactory().stringNode(word);
            problems.broken(NAME + " must have 1 to 255 visible ASCII characters", input, "header", NAME);
            throw problems.refusal();
        }
        return Optional.of(IdempotencyKey.of(account, word, SORTED.writeValueAsString(asked)));
    }
}
