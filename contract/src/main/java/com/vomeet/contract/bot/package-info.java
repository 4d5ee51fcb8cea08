/** What a bot is told at its start: {@code BOT_CONFIG}, its reader, and the problems the reader finds in it. */
@NullMarked
package com.vomeet.contract.bot;

import org.jspecify.annotations.NullMarked;
