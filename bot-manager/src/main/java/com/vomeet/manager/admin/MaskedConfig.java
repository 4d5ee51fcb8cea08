package com.vomeet.manager.admin;

import com.vomeet.contract.Json;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** {@code BOT_CONFIG} as it may be shown: secrets and passcodes are three stars. */
final class MaskedConfig {
    private static final Set<String> SECRETS = Set.of("token", "callbackSecret");

    private MaskedConfig() {}

    static String of(String config) {
        try {
            if (!(Json.MAPPER.readTree(config) instanceof ObjectNode fields)) {
                return "BOT_CONFIG is not a JSON object";
            }
            SECRETS.stream().filter(fields::hasNonNull).forEach(name -> fields.put(name, "***"));
            mask(fields, "redisUrl", "//[^@/]*@", "//***@");
            mask(fields, "meetingUrl", "[?#].*", "?***");
            return fields.toPrettyString();
        } catch (JacksonException e) {
            // The parser's own message would quote the text.
            return "BOT_CONFIG is not JSON";
        }
    }

    private static void mask(ObjectNode fields, String name, String pattern, String stars) {
        if (fields.hasNonNull(name)) {
            fields.put(name, fields.get(name).asString().replaceFirst(pattern, stars));
        }
    }
}
