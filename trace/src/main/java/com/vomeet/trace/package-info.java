/**
 * What is done for a meeting, as a trace: from the request for a bot to the last line of its text, over all programs. {@link
 * com.vomeet.trace.Tracing} is the entry; nobody else sees OpenTelemetry, and none of its classes is loaded where no collector is named.
 *
 * <p>Spans say what was done, how long it took and how it ended. They hold nothing that somebody said, no names of people, no
 * addresses of meetings and no secrets.
 */
@NullMarked
package com.vomeet.trace;

import org.jspecify.annotations.NullMarked;
