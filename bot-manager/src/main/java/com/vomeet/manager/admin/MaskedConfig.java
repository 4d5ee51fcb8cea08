package com.vomeet.manager.admin;

import com.vomeet.contract.Json;
import com.vomeet.contract.Setting;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** {@code BOT_CONFIG} as it may be shown: secrets and passcodes are three stars, and servers have neither user nor query. */
final class MaskedConfig {
    private static final List<String> SECRETS = List.of("token", "callbackSecret");
    private static final List<String> SERVERS =
            List.of("redisUrl", "whisperLiveUrl", "botManagerCallbackUrl", "otlpEndpoint");

    private MaskedConfig() {}

    static String of(String config) {
        try {
            if (!(Json.MAPPER.readTree(config) instanceof ObjectNode fields)) {
                return "BOT_CONFIG is not a JSON object";
            }
            SECRETS.forEach(name -> mask(fields, name, _ -> "***"));
            SERVERS.forEach(name -> mask(fields, name, Setting::withoutSecrets));
            mask(fields, "meetingUrl", address -> address.replaceFirst("[?#].*", "?***"));
            return fields.toPrettyString();
        } catch (JacksonException e) {
            // The parser's own message would quote the text.
            return "BOT_CONFIG is not JSON";
        }
    }

    private static void mask(ObjectNode fields, String name, UnaryOperator<String> how) {
        if (fields.hasNonNull(name)) {
            fields.put(name, how.apply(fields.get(name).asString("")));
        }
    }
}
