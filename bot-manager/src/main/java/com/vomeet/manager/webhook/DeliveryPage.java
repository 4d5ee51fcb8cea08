package com.vomeet.manager.webhook;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a log is wanted.
 *
 * @param status null: any
 */
public record DeliveryPage(int limit, int offset, Delivery.@Nullable Status status) {
    @Nullable
    String statusWord() {
        return status == null ? null : status.wire();
    }
}
