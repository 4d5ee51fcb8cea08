package com.vomeet.manager.api;

/** Ends the handling of a request with a status and {@code {"detail": ...}}; caught once, at the edge. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    @SuppressWarnings("serial") // never serialised
    private final Object body;

    Refusal(int status, String detail) {
        this(status, new Detail(detail));
    }

    /** @param body what is answered, whole; it has a member {@code detail} */
    Refusal(int status, Object body) {
        super("HTTP " + status, null, false, false);
        this.status = status;
        this.body = body;
    }

    int status() {
        return status;
    }

    Object body() {
        return body;
    }

    /** The one form of errors. */
    record Detail(Object detail) {}
}
