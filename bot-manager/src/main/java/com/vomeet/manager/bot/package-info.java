/** What a bot is told at its start, what it may prove later, and what it says in between: callbacks, heartbeats. */
@NullMarked
package com.vomeet.manager.bot;

import org.jspecify.annotations.NullMarked;
