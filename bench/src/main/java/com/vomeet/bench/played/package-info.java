/**
 * Bots that are played: from its {@code BOT_CONFIG} each does all that a real one does towards manager and Redis, with the real bot's
 * own senders and at its rates, and opens no page. What they did is compared with the manager's rows one by one.
 */
@NullMarked
package com.vomeet.bench.played;

import org.jspecify.annotations.NullMarked;
