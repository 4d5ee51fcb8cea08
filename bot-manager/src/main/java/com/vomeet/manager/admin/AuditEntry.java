package com.vomeet.manager.admin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done.
 *
 * @param target of what kind and which: {@code account:7}
 * @param fields names of what was set, never the values
 */
public record AuditEntry(
        long id,
        Instant at,
        String actor,
        String action,
        String target,
        List<String> fields,
        @Nullable String requestId) {
    public AuditEntry {
        fields = List.copyOf(fields);
    }
}
