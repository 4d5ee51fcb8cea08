package com.vomeet.manager.webhook;

/** The database's id of an endpoint. */
public record EndpointId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
