package com.vomeet.cli.client;

import com.vomeet.contract.Json;
import tools.jackson.core.JacksonException;

/** The server said no; the message is what a person needs to read. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;

    ApiException(String what, int status, String body) {
        super(what + ": " + status + " " + detail(body));
        this.status = status;
    }

    public int status() {
        return status;
    }

    private static String detail(String body) {
        try {
            var detail = Json.MAPPER.readTree(body).path("detail");
            return detail.isString() ? detail.stringValue() : detail.toString();
        } catch (JacksonException e) {
            return body;
        }
    }
}
