/**
 * What {@code ./vomeet} runs: one class a command. {@code product} starts the whole product in one process, {@code client} speaks its
 * public API, {@code demo} is one meeting from request to summary.
 */
@NullMarked
package com.vomeet.cli;

import org.jspecify.annotations.NullMarked;
