/**
 * Webhooks: what is told to the addresses of an account about its meetings.
 *
 * <p>{@code Outbox} writes in the transaction of the change: the event, and a delivery for each endpoint that hears it. {@code Courier}
 * sends what is due, in the order of each meeting; any number of managers may run one. What is sent and not marked as sent is sent
 * again, under the same id. {@link com.vomeet.manager.webhook.Webhooks} is the entry.
 */
@NullMarked
package com.vomeet.manager.webhook;

import org.jspecify.annotations.NullMarked;
