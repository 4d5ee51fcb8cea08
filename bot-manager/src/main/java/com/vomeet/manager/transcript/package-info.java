/**
 * From the Redis stream to the reader: bots write segments to the stream, {@code SegmentConsumer} stores each exactly once in
 * PostgreSQL and hands the change to {@code LiveTranscripts}, which sends it to everybody who is looking.
 *
 * <p>Every change of a meeting has a sequence number, given in the transaction that stores it. A row keeps the number of its last
 * change, so "all that is newer than n" can always be answered from the database: a reader that comes back, that was too slow for
 * the replay buffer or that met a gap goes on without losing or repeating anything.
 */
@NullMarked
package com.vomeet.manager.transcript;

import org.jspecify.annotations.NullMarked;
