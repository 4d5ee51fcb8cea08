package com.vomeet.manager.orchestrator.job;

import org.jspecify.annotations.Nullable;

/**
 * A setting's value, and whether somebody chose it. What was chosen wins over the template, the template over what is usual.
 *
 * @param explicit false for a default
 */
public record Chosen<T>(T value, boolean explicit) {
    public static <T> Chosen<T> explicitly(T value) {
        return new Chosen<>(value, true);
    }

    public static <T> Chosen<T> usually(T value) {
        return new Chosen<>(value, false);
    }

    T over(@Nullable T template) {
        return explicit || template == null ? value : template;
    }
}
