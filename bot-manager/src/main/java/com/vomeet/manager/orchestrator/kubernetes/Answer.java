package com.vomeet.manager.orchestrator.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.function.Supplier;

/** What the API server said, or that it did not. */
sealed interface Answer<T> {
    record Ok<T>(T value) implements Answer<T> {}

    record Failed<T>(Failure failure, String message) implements Answer<T> {}

    enum Failure {
        /** 409. */
        EXISTS,
        /** 404. */
        MISSING,
        /** 403, since a quota is used up. */
        QUOTA,
        /** 403, for want of a right, or of a server that has just started and has not read the roles. */
        FORBIDDEN,
        /** 400, 422: the same words will get the same answer. */
        INVALID,
        /** No answer in time, or one that may be different in a moment. */
        AWAY
    }

    static <T> Answer<T> of(Supplier<T> call) {
        try {
            return new Ok<>(call.get());
        } catch (KubernetesClientException e) {
            var message = message(e);
            return new Failed<>(failure(e.getCode(), message), message);
        }
    }

    private static Failure failure(int code, String message) {
        return switch (code) {
            case 409 -> Failure.EXISTS;
            case 404 -> Failure.MISSING;
            case 403 -> message.contains("exceeded quota") ? Failure.QUOTA : Failure.FORBIDDEN;
            case 400, 422 -> Failure.INVALID;
            default -> Failure.AWAY;
        };
    }

    private static String message(KubernetesClientException e) {
        if (e.getStatus() != null && e.getStatus().getMessage() != null) {
            return e.getStatus().getMessage();
        }
        var cause = e.getCause();
        return cause == null ? String.valueOf(e.getMessage()) : e.getMessage() + " (" + cause + ")";
    }
}
