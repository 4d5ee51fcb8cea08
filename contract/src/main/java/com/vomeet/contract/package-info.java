/**
 * The words that cross a process: platforms, statuses, end reasons, and one JSON codec for all of them.
 *
 * <p>The sub-packages are one conversation each: {@code bot} (what a bot is told at its start), {@code control} (callbacks,
 * heartbeats, commands), {@code transcript} (the segments stream) and {@code whisper} (the speech server's protocol). Nothing here
 * does I/O. Names on the wire are those existing clients know; a field that is unknown to a reader is ignored by it.
 */
@NullMarked
package com.vomeet.contract;

import org.jspecify.annotations.NullMarked;
