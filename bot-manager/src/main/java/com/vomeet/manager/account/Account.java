package com.vomeet.manager.account;

import java.time.Instant;

/**
 * Somebody who may send bots.
 *
 * @param maxConcurrentBots seats; 0 means no limit
 */
public record Account(
        AccountId id, String name, int maxConcurrentBots, boolean enabled, Instant createdAt, Instant updatedAt) {}
