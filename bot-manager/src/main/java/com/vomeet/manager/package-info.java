/**
 * The manager: an API to send bots into meetings, and the loop that keeps the database and what really runs the same.
 *
 * <p>{@link com.vomeet.manager.Manager#start} is the one entry for programs that run it inside; {@link com.vomeet.manager.Main} is
 * the program of its own. Rows come first: a bot is a row before it is a process, and whatever dies in between, the fleet loop
 * finds it.
 */
@NullMarked
package com.vomeet.manager;

import org.jspecify.annotations.NullMarked;
