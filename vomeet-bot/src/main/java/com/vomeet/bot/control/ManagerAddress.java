package com.vomeet.bot.control;

import com.vomeet.contract.Secret;
import com.vomeet.contract.control.CallbackSignature;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The manager's internal addresses, found from the one that the configuration names (the first vomeet's {@code .../exited}).
 *
 * @param secret null: posts are not signed
 */
public record ManagerAddress(URI callbackUrl, @Nullable Secret secret) {
    private static final String INTERNAL = "/bots/internal/";

    public URI statusChange() {
        return internal("callback/status_change");
    }

    public URI heartbeat() {
        return internal("heartbeat");
    }

    public URI flightRecord() {
        return internal("flight_record");
    }

    /** A signed POST; the signature is of this moment, so each try is signed anew. */
    HttpRequest post(URI address, String json, Duration timeout, InstantSource clock) {
        return post(address, json, timeout, clock, null);
    }

    /** @param traceparent what the manager's work for it continues; null: nothing */
    HttpRequest post(URI address, String json, Duration timeout, InstantSource clock, @Nullable String traceparent) {
        var body = json.getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        var seconds = clock.instant().getEpochSecond();
        request.header(CallbackSignature.TIMESTAMP_HEADER, Long.toString(seconds));
        if (secret != null) {
            request.header(CallbackSignature.SIGNATURE_HEADER, CallbackSignature.sign(secret, seconds, body));
        }
        if (traceparent != null) {
            request.header("traceparent", traceparent);
        }
        return request.build();
    }

    private URI internal(String what) {
        var url = callbackUrl.toString();
        var at = url.indexOf(INTERNAL);
        return URI.create(
                at >= 0
                        ? url.substring(0, at + INTERNAL.length()) + what
                        : url.replaceFirst("/[^/]*$", "/" + last(what)));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
